package io.descry.agent;

import io.descry.registry.site.Application;
import io.descry.report.ProcessSection;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What this process is called and since when it runs. Read once, while there are descriptors. */
final class ThisProcess {

  final long pid;
  private final @Nullable String host;
  private final @Nullable String mainClass;
  private final @Nullable String mainJar;
  private final long startedAtMillis;

  ThisProcess() {
    this.pid = readPid();
    this.host = firstLine("/proc/sys/kernel/hostname");
    String command = firstWord(System.getProperty("sun.java.command", ""));
    this.mainJar = command.endsWith(".jar") ? command : null;
    this.mainClass = mainJar == null ? className(command) : mainClassOf(mainJar);
    this.startedAtMillis = startedAt(pid);
  }

  /** What tells the application's classes. */
  Application application(List<String> prefixes, Supplier<Class<?>[]> loadedClasses) {
    return new Application(prefixes, mainClass, mainJar, loadedClasses);
  }

  /**
   * The process as it is now.
   *
   * @param nowMillis of the clock that leaves out stops of the process: so does the uptime
   */
  ProcessSection section(@Nullable String container, long nowMillis) {
    ProcessSection.Builder section = new ProcessSection.Builder();
    section.host = host;
    section.container = container;
    section.pid = pid;
    section.mainClass = mainClass != null ? mainClass : mainJar;
    section.javaVersion = System.getProperty("java.version", "?");
    section.javaVendor = System.getProperty("java.vendor", "?");
    section.startedAt = startedAtMillis;
    section.uptimeMillis = nowMillis - startedAtMillis;
    return section.build();
  }

  private static long readPid() {
    try {
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** Without the module of {@code -m module/class}; null where nothing is known. */
  private static @Nullable String className(String command) {
    String name = command.substring(command.lastIndexOf('/') + 1);
    return name.isEmpty() ? null : name;
  }

  private static @Nullable String mainClassOf(String jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String start = main.getValue("Start-Class");
      return start != null ? start : main.getValue("Main-Class");
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * When the JVM started: a shell that becomes the JVM by {@code exec} has been this process for
   * longer, so the launcher's first thread tells, which runs {@code main}.
   */
  private static long startedAt(long pid) {
    long first = firstThread(pid);
    String folder = first == Long.MAX_VALUE ? "/proc/self" : "/proc/self/task/" + first;
    long sinceBoot = new ProcessStat(folder).startNanosSinceBoot() / 1_000_000;
    String uptime = firstLine("/proc/uptime");
    long now = System.currentTimeMillis();
    return uptime == null
        ? now
        : now - (long) (Double.parseDouble(firstWord(uptime)) * 1000) + sinceBoot;
  }

  /** The lowest thread number above the process's own, or Long.MAX_VALUE. */
  private static long firstThread(long pid) {
    String[] threads = new File("/proc/self/task").list();
    long first = Long.MAX_VALUE;
    for (String thread : threads == null ? new String[0] : threads) {
      long number = Long.parseLong(thread);
      first = number > pid ? Math.min(first, number) : first;
    }
    return first;
  }

  private static @Nullable String firstLine(String path) {
    byte[] buffer = new byte[256];
    try (FileInputStream in = new FileInputStream(path)) {
      int length = in.read(buffer);
      String text = new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      return end < 0 ? text : text.substring(0, end);
    } catch (IOException e) {
      return null;
    }
  }
}
