package io.descry.tests.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A program driven over stdin, one command a line, until its end:
 *
 * <ul>
 *   <li>{@code work N} works so often and prints {@code worked N};
 *   <li>{@code leak N} leaks so often and prints {@code leaked N};
 *   <li>{@code gc} collects garbage and prints {@code collected}.
 * </ul>
 */
final class Driven {

  /** One piece of work, or one leak. */
  interface Step {
    void run() throws Exception;
  }

  private final Step work;
  private final Step leak;

  private Driven(Step work, Step leak) {
    this.work = work;
    this.leak = leak;
  }

  /** A database or a library, which is worked with from within. */
  static void byCommands(Step work, Step leak) throws Exception {
    say("ready");
    new Driven(work, leak).obey();
  }

  /** An HTTP server, which is worked with from outside. */
  static void byRequests(int port) throws Exception {
    say("ready " + port);
    new Driven(Driven::nothing, Driven::nothing).obey();
  }

  /** Tomcat warns of a slow machine, once in some runs. */
  static void onlyFailuresInLog() {
    Logger.getLogger("").setLevel(Level.SEVERE);
  }

  private static void nothing() {}

  private void obey() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      say(obey(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
    }
  }

  private String obey(String command, int times) throws Exception {
    switch (command) {
      case "work":
        return repeat(work, times, "worked ");
      case "leak":
        return repeat(leak, times, "leaked ");
      case "gc":
        collect();
        return "collected";
      default:
        throw new IOException("no such command: " + command);
    }
  }

  private static String repeat(Step step, int times, String done) throws Exception {
    for (int i = 0; i < times; i++) {
      step.run();
    }
    return done + times;
  }

  private static void collect() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      System.runFinalization();
      Thread.sleep(20);
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
