package io.descry.tests.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A command in a terminal of its own, typed at and looked at by a test. Python's standard library
 * makes the terminal ({@code terminal.py}): Java cannot.
 */
public final class PseudoTerminal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOP_LEFT = "\033[H";
  private static final String WHOLE = "\033[J";

  private final Process python;
  private final Writer commands;
  private final StringBuilder output = new StringBuilder();

  private PseudoTerminal(Process python) {
    this.python = python;
    this.commands = python.outputWriter(StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::read, "terminal of " + python.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Skips the test where there is no python3 or no stty. */
  public static PseudoTerminal start(int rows, int columns, List<String> command) {
    assumeTrue(runs("python3", "-c", "import pty"), "no python3 to make a terminal with");
    assumeTrue(runs("sh", "-c", "command -v stty"), "no stty");
    try {
      List<String> words = new ArrayList<>(List.of("python3", script().toString()));
      words.addAll(List.of(String.valueOf(rows), String.valueOf(columns)));
      words.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().put("TERM", "xterm");
      builder.environment().remove("NO_COLOR");
      return new PseudoTerminal(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path script() throws IOException {
    Path script = Files.createTempFile("terminal", ".py");
    script.toFile().deleteOnExit();
    try (InputStream in = PseudoTerminal.class.getResourceAsStream("terminal.py")) {
      Files.write(script, in.readAllBytes());
    }
    return script;
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (InputStream in = python.getInputStream()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        synchronized (output) {
          output.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
          output.notifyAll();
        }
      }
    } catch (IOException e) {
      // The terminal was closed.
    }
  }

  /** Sends these keys. */
  public void type(String keys) {
    say(HexFormat.of().formatHex(keys.getBytes(StandardCharsets.US_ASCII)));
  }

  public void resize(int rows, int columns) {
    say("size " + rows + " " + columns);
  }

  /** Sends SIGTERM to the command. */
  public void terminate() {
    say("signal 15");
  }

  private void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal says: " + output(), e);
    }
  }

  /** Waits until the screen looks so: its lines, without colours. */
  public List<String> awaitScreen(String what, Predicate<List<String>> wanted) {
    String[] shown = {""};
    awaitOutput(what, text -> wanted.test(lines(shown[0] = screen(text))));
    return lines(shown[0]);
  }

  /** Waits until all that was written so far is so, and gives it. */
  public String awaitOutput(String what, Predicate<String> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (output) {
      while (!wanted.test(output.toString())) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("no " + what + " on the screen:\n" + output);
        }
        try {
          output.wait(left);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return output.toString();
    }
  }

  /** The latest frame that is whole. */
  private static String screen(String text) {
    int end = text.lastIndexOf(WHOLE);
    int start = end < 0 ? -1 : text.lastIndexOf(TOP_LEFT, end);
    return start < 0 ? "" : text.substring(start + TOP_LEFT.length(), end);
  }

  /** Without colours; the chosen row begins with {@code >}. */
  private static List<String> lines(String screen) {
    return screen
        .replace("\033[7m", ">")
        .replaceAll("\033\\[[0-9;]*[mK]", "")
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Waits for the end: the last line, {@code ended with CODE, modes restored}. */
  public String awaitEnd() {
    String text = awaitOutput("end", all -> all.matches("(?s).*\nended with -?\\d+, modes \\w+\n"));
    return text.substring(text.lastIndexOf('\n', text.length() - 2) + 1).trim();
  }

  public String output() {
    synchronized (output) {
      return output.toString();
    }
  }

  @Override
  public void close() {
    python.descendants().forEach(ProcessHandle::destroyForcibly);
    python.destroyForcibly();
  }
}
