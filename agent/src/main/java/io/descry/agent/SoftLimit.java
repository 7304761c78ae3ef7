package io.descry.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/** How many descriptors this process may have, read once at the start. */
final class SoftLimit {

  private static final String ROW = "Max open files";

  private SoftLimit() {}

  /** {@code Long.MAX_VALUE} where it is unlimited or cannot be read. */
  static long read() {
    try {
      for (String line :
          Files.readAllLines(Paths.get("/proc/self/limits"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(ROW)) {
          return Long.parseLong(line.substring(ROW.length()).trim().split(" ")[0]);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Unlimited, or not to be read.
    }
    return Long.MAX_VALUE;
  }
}
