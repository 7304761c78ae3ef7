package io.descry.export.text;

/**
 * Makes text from outside (paths, hosts, messages) fit to print: one line, no control characters,
 * no secrets. Pure.
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
    int end = safe.length() - tail;
    return safe.substring(0, isWithin(safe, head) ? head - 1 : head)
        + ELLIPSIS
        + safe.substring(isWithin(safe, end) ? end + 1 : end);
  }

  /** The same for text of several lines, whose ends stay. */
  public static String lines(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      safe.append(line(text.substring(from, end))).append('\n');
      from = end + 1;
    }
    return safe.append(line(text.substring(from))).toString();
  }

  /** Lone surrogates become the replacement character: they have no form in UTF-8. */
  public static String encodable(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isLoneSurrogate(text.codePointAt(i))) {
        safe = safe == null ? new StringBuilder(text) : safe;
        safe.setCharAt(i, '\uFFFD');
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** Without what {@link UrlSecrets} and {@link NamedSecrets} take for a secret. */
  public static String withoutSecrets(String text) {
    return NamedSecrets.cut(UrlSecrets.cut(text));
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
      safe.append(escaped(c));
    }
  }

  /** Such as {@code \\u001b}, in Java as in JSON. */
  static String escaped(char c) {
    String hex = Integer.toHexString(c);
    return "\\u" + "0000".substring(hex.length()) + hex;
  }

  static boolean isPrintable(int point) {
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

  /** Between the two halves of a character. */
  private static boolean isWithin(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index));
  }
}
