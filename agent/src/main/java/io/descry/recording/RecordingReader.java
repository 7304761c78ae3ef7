package io.descry.recording;

import io.descry.model.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording line by line and tells a listener of each second. Bounds every number, so that
 * no file can fill the heap. One thread.
 */
public final class RecordingReader {

  /** First line of a recording. */
  public static final String HEADER = "descry-recording 1";

  private static final int LONGEST_LINE = 4_096;
  private static final long MOST_SECONDS = 10L * 366 * 86_400;
  private static final long MOST_STEP = 366L * 86_400;

  private final RecordingListener listener;
  private final RecordedProcess process = new RecordedProcess();
  private final SiteCommands sites = new SiteCommands(process);
  private long nowMillis;
  private long tickedSeconds;

  public RecordingReader(RecordingListener listener) {
    this.listener = listener;
  }

  /**
   * Reads all lines. A last line that a dying JVM cut short is left out.
   *
   * @throws RecordingException for a line that is not understood
   * @throws IOException if the input cannot be read
   */
  public void read(BufferedReader lines) throws IOException {
    String first = line(lines, 1);
    if (first == null || !first.trim().equals(HEADER)) {
      throw new RecordingException(1, "a recording begins with the line \"" + HEADER + "\"");
    }
    long number = 2;
    String line = line(lines, number);
    while (line != null) {
      String next = line(lines, number + 1);
      try {
        read(number, line);
      } catch (RecordingException e) {
        if (next != null) {
          throw e;
        }
        return; // The JVM ended while it wrote this line.
      }
      line = next;
      number++;
    }
  }

  private static @Nullable String line(BufferedReader lines, long number) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = lines.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (line.length() >= LONGEST_LINE) {
        throw new RecordingException(number, "longer than " + LONGEST_LINE + " characters");
      }
      if (read != '\r') {
        line.append((char) read);
      }
      read = lines.read();
    }
    return line.toString();
  }

  private void read(long number, String text) throws RecordingException {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || trimmed.startsWith("#")) {
      return;
    }
    RecordingWords words = new RecordingWords(number, trimmed);
    if (!process(words) && !sites.read(words, nowMillis)) {
      throw words.wrong("\"" + words.command() + "\" is no command of a recording");
    }
  }

  private boolean process(RecordingWords words) throws RecordingException {
    switch (words.command()) {
      case "limit":
        process.limit =
            words.word(1, "the limit").equals("unlimited")
                ? Limits.UNLIMITED
                : words.number(1, "the limit", 1, Integer.MAX_VALUE);
        return true;
      case "start":
        listener.startsAt(instant(words));
        return true;
      case "interval":
        listener.reportsEvery(
            words.word(1, "the interval").equals("recorded")
                ? 0
                : words.number(1, "the interval", 1, 86_400));
        return true;
      case "at":
      case "end":
        goTo(words, words.millis(1, "the time", MOST_SECONDS), true);
        return true;
      case "pause":
        goTo(words, nowMillis + words.millis(1, "the pause", MOST_STEP), false);
        return true;
      case "clock":
        listener.clockSteps(words.number(1, "the step", -MOST_STEP, MOST_STEP));
        return true;
      case "emfile":
        process.exhaustions += words.number(1, "how many openings failed", 1, 1_000_000);
        listener.report(process, nowMillis / 1_000, true);
        return true;
      case "report":
        listener.report(process, nowMillis / 1_000, false);
        return true;
      default:
        return false;
    }
  }

  private static Instant instant(RecordingWords words) throws RecordingException {
    String word = words.word(1, "the time of the start");
    try {
      return Instant.parse(word);
    } catch (DateTimeException e) {
      throw words.wrong("\"" + word + "\" is no time such as 2026-12-01T03:00:00Z");
    }
  }

  /** Each whole second on the way is a tick, unless the agent did not run. */
  private void goTo(RecordingWords words, long millis, boolean running) throws RecordingException {
    if (millis < nowMillis) {
      throw words.wrong("the time goes back from " + nowMillis / 1_000.0 + " s");
    }
    nowMillis = millis;
    while (tickedSeconds < millis / 1_000) {
      tickedSeconds++;
      if (running) {
        listener.tick(process, tickedSeconds);
      }
    }
  }
}
