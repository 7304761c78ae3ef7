package io.descry.tests.corpus;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What one program prints, without what differs from run to run, and the folder it works in. */
final class Page {

  final File folder;
  private final Deque<AutoCloseable> kept = new ArrayDeque<>();

  Page(File folder) {
    this.folder = folder;
  }

  /** Prints a line; arrays by their elements. */
  void say(Object... words) {
    StringBuilder line = new StringBuilder(" ");
    for (Object word : words) {
      String text = Arrays.deepToString(new Object[] {word});
      line.append(' ').append(text, 1, text.length() - 1);
    }
    System.out.println(steady(line.toString()));
  }

  private String steady(String line) {
    return line.replace(folder.getPath(), "FOLDER")
        .replace('\0', '0')
        .replaceAll("(?<=[:=/])\\d{4,5}(?!\\d)", "PORT")
        .replaceAll("@[0-9a-f]+\\b", "@HASH")
        .replaceAll("/proc/\\d+", "/proc/PID")
        .replaceAll("\\$\\$Lambda[^ @]*", "LAMBDA");
  }

  /** Runs it and prints its result, or what it throws with all causes and what was suppressed. */
  void tell(String what, Call call) {
    try {
      say(what + ":", call.call());
    } catch (Throwable e) {
      say(what + " throws", e);
      for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
        say("  caused by", t);
      }
      for (Throwable t : e.getSuppressed()) {
        say("  suppressed", t);
      }
    }
  }

  /** The same for what has no result. */
  void does(String what, Action action) {
    tell(
        what,
        () -> {
          action.run();
          return "done";
        });
  }

  /** A new file with this content. */
  File file(String name, String content) throws IOException {
    File file = new File(folder, name);
    try (PrintStream out = new PrintStream(new FileOutputStream(file), false, "UTF-8")) {
      out.print(content);
    }
    return file;
  }

  Path path(String name, String content) throws IOException {
    return file(name, content).toPath();
  }

  /** A name in the folder at which there is nothing yet. */
  File absent(String name) {
    return new File(folder, name);
  }

  /** Closed when the program has ended, in reverse order. */
  <T extends AutoCloseable> T keep(T handle) {
    kept.push(handle);
    return handle;
  }

  void closeKept() {
    while (!kept.isEmpty()) {
      try {
        kept.pop().close();
      } catch (Throwable e) {
        say("closing throws", e);
      }
    }
  }

  /** Has a result, or throws. */
  interface Call {
    Object call() throws Throwable;
  }

  /** Does something, or throws. */
  interface Action {
    void run() throws Throwable;
  }
}
