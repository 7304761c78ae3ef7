package io.descry.cli.top;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The controlling terminal's keys, one by one and unseen. {@code stty} (of coreutils and busybox)
 * does what Java cannot: a library for it would be larger than the rest of the command line. Ctrl-C
 * and Ctrl-Z come as keys, so that nothing leaves the terminal as it is now. One thread, but for
 * {@link #close()}.
 */
public final class Keyboard implements Closeable {

  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern SAVED = Pattern.compile("[0-9A-Za-z:=]+");
  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)");
  private static final int PATIENCE_SECONDS = 5;

  /** A terminal that is gone has nothing to say at once; one that is there takes its time. */
  private static final int HASTY_ANSWERS = 50;

  private static final long HASTE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final FileInputStream in;
  private final String saved;
  private final byte[] typed = new byte[256];
  private int hastyAnswers;

  private Keyboard(FileInputStream in, String saved) {
    this.in = in;
    this.saved = saved;
  }

  /** Null where there is no terminal, or no {@code stty}. */
  public static @Nullable Keyboard open() {
    try {
      String saved = stty("-g");
      if (!SAVED.matcher(saved).matches()) {
        return null;
      }
      Keyboard keyboard = new Keyboard(new FileInputStream(TERMINAL), saved);
      stty("-icanon", "-echo", "-isig", "-ixon", "min", "0", "time", "1");
      return keyboard;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Waits for a tenth of a second at most.
   *
   * @throws IOException when the terminal is gone
   */
  public List<TopKey> typed() throws IOException {
    long before = System.nanoTime();
    int count = in.read(typed);
    if (count > 0) {
      hastyAnswers = 0;
      return TopKey.of(new String(typed, 0, count, StandardCharsets.ISO_8859_1));
    }
    hastyAnswers = System.nanoTime() - before < HASTE_NANOS ? hastyAnswers + 1 : 0;
    if (hastyAnswers > HASTY_ANSWERS) {
      throw new IOException("the terminal is gone");
    }
    return new ArrayList<>();
  }

  /** Rows and columns; those of old where the terminal does not know. */
  public int[] size() {
    try {
      Matcher size = SIZE.matcher(stty("size"));
      if (size.matches() && !size.group(1).equals("0")) {
        return new int[] {Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))};
      }
    } catch (IOException e) {
      // As if it did not know.
    }
    return new int[] {24, 80};
  }

  /** What it says, without the line's end. */
  private static String stty(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("stty");
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command).redirectInput(TERMINAL).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (int b = said.read(); b >= 0; b = said.read()) {
        text.write(b);
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("stty " + command + ": " + text);
      }
      return new String(text.toByteArray(), StandardCharsets.US_ASCII).trim();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The terminal is as it was. */
  @Override
  public void close() {
    try {
      stty(saved);
      in.close();
    } catch (IOException e) {
      // A terminal that is gone needs nothing.
    }
  }
}
