package io.descry.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Paths;

/** The streams for results and errors, and whether they are a terminal. One thread. */
public final class Streams {

  public final PrintWriter out;
  public final PrintWriter err;
  public final boolean outIsTerminal;
  final boolean errIsTerminal;
  private ColorMode color = ColorMode.AUTO;

  public Streams(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal) {
    this.out = out;
    this.err = err;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  /**
   * Whether a standard stream of this process leads to a terminal: by the kernel's link, since
   * {@code System.console()} wants stdin to be one too, and from Java 22 on is there without any.
   */
  public static boolean isTerminal(int descriptor) {
    try {
      String link = Files.readSymbolicLink(Paths.get("/proc/self/fd/" + descriptor)).toString();
      return link.matches("/dev/(pts/\\d+|tty.*|console)");
    } catch (java.io.IOException | RuntimeException e) {
      return false;
    }
  }

  public void color(ColorMode mode) {
    color = mode;
  }

  /** False once the reader of a pipe has gone: then there is no use in going on. */
  public boolean isHeard() {
    return !out.checkError();
  }

  public Paint paint() {
    return color == ColorMode.ALWAYS || (color == ColorMode.AUTO && outIsTerminal && isColourful())
        ? Paint.COLOURS
        : Paint.NONE;
  }

  /** See no-color.org: set and not empty. */
  private static boolean isColourful() {
    String without = System.getenv("NO_COLOR");
    return (without == null || without.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  /** The same without a word about what takes long. */
  public Streams quiet() {
    return new Streams(out, err, false, false);
  }

  /** What outlasts a second says so, on a terminal, until it is closed. */
  public Progress progress(String what) {
    return errIsTerminal ? Progress.on(err, what) : Progress.none();
  }
}
