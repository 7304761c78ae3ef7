package io.descry.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many descriptors this process may have, read once at the start. */
final class SoftLimit {

  private static final String ROW = "Max open files";

  private SoftLimit() {}

  /** {@code Long.MAX_VALUE} where it is unlimited or cannot be read. */
  static long read() {
    try (FileInputStream in = new FileInputStream("/proc/self/limits")) {
      byte[] text = new byte[4096]; // The file has 1.5 KB. NIO would load thirty classes for it.
      int length = Math.max(0, in.read(text));
      return of(new String(text, 0, length, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long of(String limits) {
    int row = limits.indexOf(ROW);
    String rest = row < 0 ? "" : limits.substring(row + ROW.length()).trim();
    int end = rest.indexOf(' ');
    try {
      return Long.parseLong(end < 0 ? rest : rest.substring(0, end));
    } catch (NumberFormatException e) { // "unlimited", or there is no such row.
      return Long.MAX_VALUE;
    }
  }
}
