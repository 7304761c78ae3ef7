package io.descry.cli.terminal;

/** Colours of a terminal, or none: the same text either way. Immutable. */
public final class Paint {

  public static final Paint NONE = new Paint(false);
  static final Paint COLOURS = new Paint(true);

  private final boolean on;

  private Paint(boolean on) {
    this.on = on;
  }

  public String bad(String text) {
    return painted("31", text);
  }

  public String doubtful(String text) {
    return painted("33", text);
  }

  public String good(String text) {
    return painted("32", text);
  }

  public String strong(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  /** By how a finding or verdict is called. */
  public String byWord(String text) {
    if (text.matches("(?s).*(permanent|recovered|growing|exhausted|\\bleaks?\\b).*")) {
      return bad(text);
    }
    return text.contains("suspect") ? doubtful(text) : text;
  }

  /** A line of a text report, by its code. */
  public String line(String line) {
    if (line.startsWith("DSC-LEAK") || line.startsWith("DSC-EXHAUSTED")) {
      return bad(line);
    }
    if (line.startsWith("DSC-SUSPECT") || line.startsWith("DSC-DEGRADED")) {
      return doubtful(line);
    }
    if (line.startsWith("DSC-OK")) {
      return good(line);
    }
    return line.startsWith("DSC-") || line.startsWith("    > ") ? strong(line) : line;
  }

  private String painted(String code, String text) {
    return on ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
