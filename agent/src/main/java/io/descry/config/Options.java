package io.descry.config;

import java.io.File;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of one agent, checked and typed. Immutable; any thread. */
public final class Options {

  private final Map<Option, Object> values;

  /** Copies; an option that was not given, or is off, has no entry. */
  Options(Map<Option, Object> values) {
    this.values = new EnumMap<>(values);
  }

  /** What holds when nothing is given. */
  public static Options defaults() {
    return new Options(new EnumMap<>(Option.class));
  }

  static void put(Map<Option, Object> values, Option option, String text) {
    Object value = option.type.parse(text);
    if (value == null) {
      values.remove(option);
    } else {
      values.put(option, value);
    }
  }

  Map<Option, Object> copy() {
    return new EnumMap<>(values);
  }

  public boolean enabled() {
    return (Boolean) value(Option.ENABLED);
  }

  /** Between reports; zero for none. */
  public Duration interval() {
    return (Duration) value(Option.INTERVAL);
  }

  public LogTarget log() {
    return (LogTarget) value(Option.LOG);
  }

  /** The path of the report file, with {@code %p} still in it; null for none. */
  public @Nullable String file() {
    return (String) values.get(Option.FILE);
  }

  public ReportFormat format() {
    return (ReportFormat) value(Option.FORMAT);
  }

  public long fileSizeBytes() {
    return (Long) value(Option.FILE_SIZE);
  }

  public int fileCount() {
    return (Integer) value(Option.FILE_COUNT);
  }

  public boolean atExit() {
    return (Boolean) value(Option.AT_EXIT);
  }

  public Threshold threshold() {
    return (Threshold) value(Option.THRESHOLD);
  }

  public Duration suspectAge() {
    return (Duration) value(Option.SUSPECT_AGE);
  }

  public CaptureMode capture() {
    return (CaptureMode) value(Option.CAPTURE);
  }

  /** A share of the process's CPU: above 0, up to 1. */
  public double captureBudget() {
    return (Double) value(Option.CAPTURE_BUDGET);
  }

  /** Package prefixes without a final dot; empty when not given. */
  @SuppressWarnings("unchecked") // Only the parser of package lists makes this value.
  public List<String> application() {
    return (List<String>) value(Option.APPLICATION);
  }

  public @Nullable File exclude() {
    return (File) values.get(Option.EXCLUDE);
  }

  public @Nullable File knownLeaks() {
    return (File) values.get(Option.KNOWN_LEAKS);
  }

  /** The name of the recording's file; null for no recording. */
  public @Nullable String record() {
    return (String) values.get(Option.RECORD);
  }

  public RecordNames recordNames() {
    return (RecordNames) value(Option.RECORD_NAMES);
  }

  public JmxMode jmx() {
    return (JmxMode) value(Option.JMX);
  }

  /** Where the page listens; null for no page. */
  public @Nullable HttpAddress http() {
    return (HttpAddress) values.get(Option.HTTP);
  }

  public @Nullable String httpToken() {
    return (String) values.get(Option.HTTP_TOKEN);
  }

  /** The folder of transformed classes; null for none. */
  public @Nullable File cache() {
    return (File) values.get(Option.CACHE);
  }

  private Object value(Option option) {
    Object given = values.get(option);
    // Defaults are parsed when they are asked for: a start needs three of them.
    return given != null
        ? given
        : Objects.requireNonNull(option.type.parse(option.defaultText), option.text);
  }
}
