package io.descry.cli.top;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A terminal's second screen, without its cursor: what was there before is there again afterwards.
 * The sequences are those of xterm, which every terminal emulator since knows. Any thread.
 */
public final class Screen {

  /** Stands before the row that is chosen. */
  static final String CHOSEN = "\0";

  /** Stands before what has a colour. */
  static final String PAINTED = "\1";

  private static final String ENTER = "\033[?1049h\033[?25l\033[?7l";
  private static final String LEAVE = "\033[0m\033[?7h\033[?25h\033[?1049l";
  private static final String TOP_LEFT = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";

  private final PrintWriter out;
  private boolean left;

  public Screen(PrintWriter out) {
    this.out = out;
    out.print(ENTER);
    out.flush();
  }

  /** Over what was there, so that nothing flickers. Nothing once it was left. */
  public synchronized void draw(List<String> lines, UnaryOperator<String> paint) {
    if (left) {
      return;
    }
    StringBuilder frame = new StringBuilder(TOP_LEFT);
    for (int i = 0; i < lines.size(); i++) {
      frame.append(i == 0 ? "" : "\r\n").append(painted(lines.get(i), paint)).append(REST_OF_LINE);
    }
    out.print(frame.append(REST_OF_SCREEN));
    out.flush();
  }

  private static String painted(String line, UnaryOperator<String> paint) {
    if (line.startsWith(CHOSEN)) {
      return "\033[7m" + line.substring(CHOSEN.length()) + "\033[0m";
    }
    return line.startsWith(PAINTED) ? paint.apply(line.substring(PAINTED.length())) : line;
  }

  /** Once; then nothing is drawn any more. */
  public synchronized void leave() {
    if (!left) {
      left = true;
      out.print(LEAVE);
      out.flush();
    }
  }
}
