package io.descry.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

/** The demo's command line: {@code list}, or a scenario to run. */
public final class Main {

  /** A service lives as long as its JVM: what it holds is still held in a report at exit. */
  private static final AtomicReference<Run> SERVICE = new AtomicReference<>();

  private Main() {}

  /** Exits with 2 on a wrong command line. */
  public static void main(String[] words) throws Exception {
    if (words.length == 1 && words[0].equals("list")) {
      list();
    } else {
      run(words);
    }
  }

  private static void run(String[] words) throws Exception {
    SERVICE.set(Run.prepare(parse(words)));
    SERVICE.get().start();
  }

  private static Arguments parse(String[] words) {
    try {
      return Arguments.parse(words);
    } catch (IllegalArgumentException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  private static void list() throws IOException {
    try (InputStream scenarios = Main.class.getResourceAsStream("scenarios.txt")) {
      scenarios.transferTo(System.out);
    }
  }
}
