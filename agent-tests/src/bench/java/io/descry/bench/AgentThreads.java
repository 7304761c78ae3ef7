package io.descry.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;

/** CPU time of the agent's threads in this process, by their names, as the scheduler counts it. */
final class AgentThreads {

  private AgentThreads() {}

  static double cpuMillis() throws IOException {
    File[] tasks = new File("/proc/self/task").listFiles();
    long nanos = 0;
    for (File task : tasks == null ? new File[0] : tasks) {
      if (text(task, "comm").startsWith("descry")) {
        nanos += Long.parseLong(text(task, "schedstat").split(" ")[0]);
      }
    }
    return nanos / 1e6;
  }

  static String format(double millis) {
    return String.format(Locale.ROOT, "%.2f", millis);
  }

  private static String text(File task, String name) throws IOException {
    return new String(Files.readAllBytes(task.toPath().resolve(name)), StandardCharsets.ISO_8859_1);
  }
}
