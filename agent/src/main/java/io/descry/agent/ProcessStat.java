package io.descry.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * CPU time and start of this process or one of its threads, from {@code /proc/…/stat}. Opens the
 * file for an instant; where that fails, the last answer stands. The agent's thread only.
 */
final class ProcessStat {

  /** Linux counts CPU time for user space in hundredths of a second on every platform. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final int START_TIME = 19;

  private final String path;
  private String[] fields = new String[0];

  ProcessStat(String folder) {
    this.path = folder + "/stat";
  }

  /** User and system time used so far. */
  long cpuNanos() {
    refresh();
    return (field(USER_TIME) + field(SYSTEM_TIME)) * NANOS_PER_TICK;
  }

  /** Start, in nanoseconds since the system's boot. */
  long startNanosSinceBoot() {
    refresh();
    return field(START_TIME) * NANOS_PER_TICK;
  }

  private long field(int index) {
    return index < fields.length ? Long.parseLong(fields[index]) : 0;
  }

  /** The command in parentheses may hold anything: what counts comes after the last of them. */
  private void refresh() {
    byte[] buffer = new byte[2048];
    try (FileInputStream in = new FileInputStream(path)) {
      int length = in.read(buffer);
      if (length > 0) {
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        fields = text.substring(text.lastIndexOf(')') + 1).trim().split(" ");
      }
    } catch (IOException e) {
      // Gone or no descriptor left: the last answer stands.
    }
  }
}
