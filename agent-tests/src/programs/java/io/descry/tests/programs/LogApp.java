package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

/**
 * An application with its own logging. Argument: {@code slf4j}, {@code log4j}, {@code jul} or
 * {@code none}. Over stdin: {@code log TEXT} logs, and so initialises the logging the first time;
 * {@code leak} forgets some files. Each answers {@code done}.
 */
public final class LogApp {

  private LogApp() {}

  public static void main(String[] args) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.startsWith("log ")) {
        log(args[0], line.substring(4));
      } else {
        leak();
      }
      say("done");
    }
  }

  private static void leak() throws Exception {
    for (int i = 0; i < 5; i++) {
      new FileInputStream("/proc/self/status");
    }
    Family.collect();
  }

  private static void log(String library, String text) {
    switch (library) {
      case "slf4j":
        Slf4j.log(text);
        break;
      case "log4j":
        Log4j.log(text);
        break;
      case "jul":
        java.util.logging.Logger.getLogger("application").info(text);
        break;
      default:
        break;
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }

  /** A class of its own: loaded, with the library, at the first use. */
  private static final class Slf4j {
    static void log(String text) {
      LoggerFactory.getLogger("application").info(text);
    }
  }

  private static final class Log4j {
    static void log(String text) {
      LogManager.getLogger("application").info(text);
    }
  }
}
