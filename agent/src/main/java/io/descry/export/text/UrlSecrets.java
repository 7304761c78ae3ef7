package io.descry.export.text;

/**
 * Cuts what may be secret in the URLs of a text: user and password, query, parameters, fragment.
 * What cannot be told apart goes: a password that was not encoded takes the rest of its URL along.
 * Pure.
 */
final class UrlSecrets {

  private static final String MARK = "://";
  private static final String WORD_ENDS = " \t\r\n\"'<>";
  private static final String AUTHORITY_ENDS = "/?#;" + WORD_ENDS;
  private static final String PATH_ENDS = "?#;" + WORD_ENDS;

  private final String text;
  private final StringBuilder safe;

  /** What comes before is written or left out. */
  private int done;

  private UrlSecrets(String text) {
    this.text = text;
    this.safe = new StringBuilder(text.length());
  }

  static String cut(String text) {
    return text.contains(MARK) ? new UrlSecrets(text).cut() : text;
  }

  private String cut() {
    for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, done)) {
      keep(mark + MARK.length());
      url(mark + MARK.length());
    }
    keep(text.length());
    return safe.toString();
  }

  private void url(int start) {
    int end = endOf(start, AUTHORITY_ENDS);
    if (text.startsWith(MARK, end - 1) && end > start) {
      return; // A scheme again: one URL in another.
    }
    done = Math.max(start, text.lastIndexOf('@', end - 1) + 1);
    if (!arePorts(text.substring(done, end))) {
      done = endOf(start, " \t\r\n");
      return;
    }
    path(end);
  }

  private void path(int from) {
    int end = endOf(from, PATH_ENDS);
    int nested = text.indexOf(MARK, from);
    if (nested >= 0 && nested < end) {
      return; // It is looked at for itself.
    }
    keep(end);
    done = endOf(end, WORD_ENDS);
  }

  /** Whether only numbers follow the hosts: else a user and a password stand there. */
  private static boolean arePorts(String hosts) {
    for (String host : hosts.split(",", -1)) {
      int colon = host.lastIndexOf(':');
      for (int i = host.indexOf(']', colon) > colon ? host.length() : colon + 1;
          colon >= 0 && i < host.length();
          i++) {
        if (host.charAt(i) < '0' || host.charAt(i) > '9') {
          return false;
        }
      }
    }
    return true;
  }

  private void keep(int to) {
    safe.append(text, done, to);
    done = to;
  }

  private int endOf(int from, String ends) {
    int i = from;
    while (i < text.length() && ends.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
