package io.descry.cli;

import io.descry.config.ValueParsers;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time between two looks: {@code 500ms}, {@code 5s}, {@code 1m}; a number alone is seconds. */
final class IntervalConverter implements ITypeConverter<Duration> {

  private static final Duration LEAST = Duration.ofMillis(100);

  @Override
  public Duration convert(String text) {
    try {
      Duration interval = ValueParsers.duration(text.matches("\\d+") ? text + "s" : text);
      if (interval.compareTo(LEAST) >= 0) {
        return interval;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new TypeConversionException("'" + text + "' is no interval such as 500ms, 5s or 1m");
  }
}
