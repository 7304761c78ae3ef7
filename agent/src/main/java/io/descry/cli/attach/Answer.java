package io.descry.cli.attach;

/** The agent's answer to a command. */
public final class Answer {

  private static final String OK = "ok";
  private static final String ERROR = "error ";
  private static final String FINDINGS = "findings=";

  final boolean ok;

  /** Of an error, its message; of a report, what comes after the count of findings. */
  public final String text;

  /** The leaks that a report calls permanent, recovered or growing; 0 for other answers. */
  public final int findings;

  private Answer(boolean ok, String text, int findings) {
    this.ok = ok;
    this.text = text;
    this.findings = findings;
  }

  public static Answer parse(String answer) {
    String first = firstLine(answer);
    if (!first.equals(OK)) {
      String message = first.startsWith(ERROR) ? first.substring(ERROR.length()) : first;
      return new Answer(false, message, 0);
    }
    String rest = rest(answer);
    String second = firstLine(rest);
    return second.startsWith(FINDINGS)
        ? new Answer(true, rest(rest), count(second.substring(FINDINGS.length())))
        : new Answer(true, rest, 0);
  }

  private static int count(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String rest(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1);
  }
}
