package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ways to open a kind of handle, driven over stdin, one command a line:
 *
 * <ul>
 *   <li>{@code cases} prints {@code case NAME} for each and then {@code ready};
 *   <li>{@code open NAME} opens five, prints one {@code site KIND HANDLES DESCRIPTORS FRAME} for
 *       each place that opened, and then {@code opened NAME};
 *   <li>{@code close NAME} closes them and prints {@code closed NAME};
 *   <li>{@code drop NAME} forgets them, collects garbage and prints {@code dropped NAME};
 *   <li>{@code gc} collects garbage and prints {@code collected};
 *   <li>the end of the input ends the program.
 * </ul>
 */
final class Family {

  private static final int TIMES = 5;
  private static final Map<String, int[]> SITES = new LinkedHashMap<>();

  /** Opens one; what it returns closes all that it opened. */
  interface Opening {
    AutoCloseable open(int index) throws Exception;
  }

  private final Map<String, Opening> openings = new LinkedHashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  Family add(String name, Opening opening) {
    openings.put(name, opening);
    return this;
  }

  /** Notes that the caller's line opened one handle of one descriptor; must be on that line. */
  static <T> T opened(String kind, T handle) {
    return opened(kind, 1, 1, handle);
  }

  /** Notes that the caller's line opened these many handles and descriptors. */
  static <T> T opened(String kind, int handles, int descriptors, T handle) {
    note(kind, handles, descriptors, frame(new Throwable().getStackTrace()));
    return handle;
  }

  /** Notes that a thread of the JDK opened a handle, with no application frame below it. */
  static void openedByTheJdk(String kind, int handles, int descriptors) {
    note(kind, handles, descriptors, "-");
  }

  private static void note(String kind, int handles, int descriptors, String frame) {
    synchronized (SITES) {
      String key = kind + " %d %d " + frame;
      int[] counts = SITES.get(key);
      if (counts == null) {
        counts = new int[2];
        SITES.put(key, counts);
      }
      counts[0] += handles;
      counts[1] += descriptors;
    }
  }

  private static String frame(StackTraceElement[] stack) {
    for (StackTraceElement e : stack) {
      if (!e.getClassName().equals(Family.class.getName())) {
        String place = "(" + e.getFileName() + ":" + e.getLineNumber() + ")";
        return e.getClassName() + "." + e.getMethodName() + place;
      }
    }
    throw new IllegalStateException("no caller");
  }

  /** How the Java version matters: {@code Selector} has 3 descriptors up to 16, then 2. */
  static int javaVersion() {
    String version = System.getProperty("java.specification.version");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }

  void run() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 2);
      try {
        obey(words[0], words.length > 1 ? words[1] : "");
      } catch (Throwable e) {
        System.out.println("failed " + line + ": " + e);
        e.printStackTrace();
      }
      System.out.flush();
    }
  }

  private void obey(String command, String name) throws Exception {
    switch (command) {
      case "cases":
        cases();
        break;
      case "open":
        open(name);
        break;
      case "close":
        close(name);
        break;
      case "drop":
        drop(name);
        break;
      case "gc":
        collect();
        System.out.println("collected");
        break;
      default:
        throw new IOException("no such command");
    }
  }

  private void cases() {
    for (String name : openings.keySet()) {
      System.out.println("case " + name);
    }
    System.out.println("ready");
  }

  private void open(String name) throws Exception {
    synchronized (SITES) {
      SITES.clear();
    }
    for (int i = 0; i < TIMES; i++) {
      open.push(openings.get(name).open(i));
    }
    synchronized (SITES) {
      for (Map.Entry<String, int[]> site : SITES.entrySet()) {
        int[] counts = site.getValue();
        System.out.println("site " + String.format(site.getKey(), counts[0], counts[1]));
      }
    }
    System.out.println("opened " + name);
  }

  private void close(String name) throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    System.out.println("closed " + name);
  }

  private void drop(String name) throws Exception {
    open.clear();
    collect();
    System.out.println("dropped " + name);
  }

  static void collect() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      System.runFinalization();
      Thread.sleep(20);
    }
  }

  /** Closes in the order given. */
  static AutoCloseable all(final AutoCloseable... parts) {
    return () -> {
      for (AutoCloseable part : parts) {
        part.close();
      }
    };
  }
}
