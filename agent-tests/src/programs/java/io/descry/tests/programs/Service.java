package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds and forgets files as it is told over stdin, and ends with the exit code of its argument:
 *
 * <ul>
 *   <li>{@code hold N} opens so many and prints {@code held N};
 *   <li>{@code forget N} opens so many, forgets them, collects garbage and prints {@code forgot
 *       FRAME};
 *   <li>{@code fill N} opens until only so many descriptors are free and prints {@code filled};
 *   <li>{@code free} closes what it holds and prints {@code freed}.
 * </ul>
 */
public final class Service {

  private static final int COLLECTIONS = 50;

  private final List<FileInputStream> held = new ArrayList<>();

  private Service() {}

  public static void main(String[] args) throws Exception {
    new Service().run();
    System.exit(args.length == 0 ? 0 : Integer.parseInt(args[0]));
  }

  private void run() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      say(obey(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
    }
  }

  private String obey(String command, int number) throws Exception {
    switch (command) {
      case "hold":
        hold(number);
        return "held " + number;
      case "forget":
        return "forgot " + forget(number);
      case "fill":
        return "filled, " + fill(number);
      case "free":
        free();
        return "freed";
      default:
        return "no such command: " + command;
    }
  }

  private void hold(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      held.add(open());
    }
  }

  private static String forget(int number) throws Exception {
    int before = descriptors();
    StackTraceElement opener = null;
    for (int i = 0; i < number; i++) {
      opener = opener(new FileInputStream("/proc/self/status"));
    }
    for (int i = 0; i < COLLECTIONS && descriptors() > before; i++) {
      Family.collect(); // The JDK's own thread closes them, when it comes to that.
    }
    return String.valueOf(opener);
  }

  private static int descriptors() {
    return new File("/proc/self/fd").list().length;
  }

  /** The caller's line, which is the one that opened. */
  private static StackTraceElement opener(FileInputStream opened) {
    return new Throwable().getStackTrace()[1];
  }

  private static FileInputStream open() throws IOException {
    return new FileInputStream("/proc/self/status");
  }

  /** All that the limit leaves, and then so many back. */
  private String fill(int free) throws IOException {
    try {
      while (true) {
        held.add(open());
      }
    } catch (IOException full) {
      for (int i = 0; i < free; i++) {
        held.remove(held.size() - 1).close();
      }
      return full.getMessage();
    }
  }

  private void free() throws IOException {
    for (FileInputStream in : held) {
      in.close();
    }
    held.clear();
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
