package io.descry.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
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

  /** Bytes that they have allocated so far, and this thread, in megabytes. */
  static double allocatedMegabytes() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("descry")) {
        bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
      }
    }
    return bytes / 1e6;
  }

  /** Of the whole process, in megabytes. */
  static double residentMegabytes() throws IOException {
    for (String line : text(new File("/proc/self"), "status").split("\n")) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IOException("no VmRSS in /proc/self/status");
  }

  static String format(double millis) {
    return String.format(Locale.ROOT, "%.2f", millis);
  }

  private static String text(File task, String name) throws IOException {
    return new String(Files.readAllBytes(task.toPath().resolve(name)), StandardCharsets.ISO_8859_1);
  }
}
