package io.descry.cli.top;

import io.descry.export.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Makes text fit a width, and for a terminal. Pure. */
final class Fitting {

  private static final String CUT = "..";

  private Fitting() {}

  /** The beginning. */
  static String start(String text, int width) {
    String safe = SafeText.line(text);
    if (safe.length() <= width) {
      return safe;
    }
    return safe.substring(0, Math.max(0, width - CUT.length())) + (width < 2 ? "" : CUT);
  }

  /** A frame: without its package where it is too long, then its end, which has the line. */
  static String frame(String frame, int width) {
    String safe = SafeText.line(frame);
    if (safe.length() <= width) {
      return safe;
    }
    int parenthesis = safe.indexOf('(');
    int method = safe.lastIndexOf('.', parenthesis < 0 ? safe.length() : parenthesis);
    String bare = method < 0 ? safe : safe.substring(safe.lastIndexOf('.', method - 1) + 1);
    String brief = bare.replaceFirst("\\([^():]*:(\\d+)\\)$", ":$1");
    if (brief.length() <= width) {
      return bare.length() <= width ? bare : brief;
    }
    return CUT + brief.substring(brief.length() - Math.max(0, width - CUT.length()));
  }

  /**
   * Words on lines of this width; a long word is cut up.
   *
   * @param first how the first line begins
   * @param indent how those after it begin
   */
  static List<String> wrapped(String first, String indent, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean begun = false;
    for (String word : SafeText.line(text).split(" ")) {
      if (begun && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
      line = cutUp(lines, line, indent, width);
    }
    lines.add(line.toString());
    return lines;
  }

  private static StringBuilder cutUp(
      List<String> lines, StringBuilder line, String indent, int width) {
    StringBuilder rest = line;
    int most = Math.max(width, indent.length() + 1);
    while (rest.length() > most) {
      lines.add(rest.substring(0, most));
      rest = new StringBuilder(indent).append(rest, most, rest.length());
    }
    return rest;
  }
}
