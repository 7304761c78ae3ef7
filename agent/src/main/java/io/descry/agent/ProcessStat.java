package io.descry.agent;

import java.io.FileInputStream;
import java.io.IOException;

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
  private final long[] numbers = new long[START_TIME + 1];

  ProcessStat(String folder) {
    this.path = folder + "/stat";
  }

  /** User and system time used so far. */
  long cpuNanos() {
    refresh();
    return (numbers[USER_TIME] + numbers[SYSTEM_TIME]) * NANOS_PER_TICK;
  }

  /** Start, in nanoseconds since the system's boot. */
  long startNanosSinceBoot() {
    refresh();
    return numbers[START_TIME] * NANOS_PER_TICK;
  }

  /** The command in parentheses may hold anything: what counts comes after the last of them. */
  private void refresh() {
    byte[] buffer = new byte[1024];
    try (FileInputStream in = new FileInputStream(path)) {
      int length = in.read(buffer);
      if (length > 0) {
        take(buffer, length);
      }
    } catch (IOException e) {
      // Gone or no descriptor left: the last answer stands.
    }
  }

  private void take(byte[] text, int length) {
    int at = length - 1;
    while (at > 0 && text[at] != ')') {
      at--;
    }
    at += 2;
    for (int field = 0; field < numbers.length && at < length; field++) {
      long number = 0;
      for (; at < length && text[at] != ' '; at++) { // The state is a letter: nobody asks for it.
        number = number * 10 + (text[at] - '0');
      }
      numbers[field] = number;
      at++;
    }
  }
}
