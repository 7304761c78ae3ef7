package io.descry.export;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside (paths, hosts, messages) fit to print: one line, no control characters,
 * no secrets of URLs. Pure.
 */
public final class SafeText {

  private static final String ELLIPSIS = "...";

  private SafeText() {}

  /**
   * Escapes what is not printable: control characters, line and paragraph separators, invisible
   * format characters (which can turn a line's direction around) and lone surrogates. Idempotent,
   * since the backslash itself stays.
   */
  public static String line(String text) {
    int at = firstUnprintable(text);
    if (at == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, at);
    for (int i = at; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(safe, text.codePointAt(i));
    }
    return safe.toString();
  }

  /** At most so many characters on one line, cut in the middle: both ends of a path tell most. */
  public static String line(String text, int most) {
    String safe = line(text);
    if (safe.length() <= most) {
      return safe;
    }
    int tail = (most - ELLIPSIS.length()) * 2 / 3;
    int head = most - ELLIPSIS.length() - tail;
    return safe.substring(0, whole(safe, head))
        + ELLIPSIS
        + safe.substring(whole(safe, safe.length() - tail));
  }

  /** Lone surrogates become the replacement character: they have no form in UTF-8. */
  static String encodable(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isLoneSurrogate(text.codePointAt(i))) {
        safe = safe == null ? new StringBuilder(text) : safe;
        safe.setCharAt(i, '\uFFFD');
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** Without the user, password, query, parameters and fragment of the URLs in it. */
  static String withoutSecrets(String text) {
    int mark = text.indexOf("://");
    return mark < 0 ? text : withoutSecrets(text, mark);
  }

  private static String withoutSecrets(String text, int firstMark) {
    StringBuilder safe = new StringBuilder(text.length());
    int done = 0;
    for (int mark = firstMark; mark >= 0; mark = text.indexOf("://", done)) {
      int start = mark + 3;
      int end = endOf(text, start, " \t\r\n\"'<>");
      int pathEnd = Math.min(end, endOf(text, start, "?#;"));
      int user = text.lastIndexOf('@', endOf(text, start, "/?#; \t\r\n\"'<>") - 1);
      safe.append(text, done, start).append(text, user < start ? start : user + 1, pathEnd);
      done = end;
    }
    return safe.append(text, done, text.length()).toString();
  }

  private static int endOf(String text, int from, String stops) {
    int i = from;
    while (i < text.length() && stops.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** For JSON. */
  static @Nullable String withoutSecretsOrNull(@Nullable String text) {
    return text == null ? null : withoutSecrets(text);
  }

  private static int firstUnprintable(String text) {
    int i = 0;
    while (i < text.length() && isPrintable(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static void append(StringBuilder safe, int point) {
    if (isPrintable(point)) {
      safe.appendCodePoint(point);
    } else if ("\n\r\t".indexOf(point) >= 0) {
      safe.append('\\').append("nrt".charAt("\n\r\t".indexOf(point)));
    } else {
      appendEscaped(safe, point);
    }
  }

  private static void appendEscaped(StringBuilder safe, int point) {
    for (char c : Character.toChars(point)) {
      String hex = Integer.toHexString(c);
      safe.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
    }
  }

  private static boolean isPrintable(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Not between the two halves of a character. */
  private static int whole(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
  }
}
