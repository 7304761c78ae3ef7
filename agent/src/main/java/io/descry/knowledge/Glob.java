package io.descry.knowledge;

/**
 * A pattern in which a star stands for any characters, slashes too, and a question mark for one.
 */
final class Glob {

  private Glob() {}

  /** Whether the whole text matches. Linear but for stars, and never recursive. */
  static boolean matches(String pattern, String text) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && isOne(pattern.charAt(at), text.charAt(i))) {
        at++;
        i++;
      } else if (star < 0) {
        return false;
      } else {
        at = star + 1;
        i = ++resume; // The last star takes one character more.
      }
    }
    return isStars(pattern, at);
  }

  private static boolean isOne(char pattern, char text) {
    return pattern == '?' || pattern == text;
  }

  private static boolean isStars(String pattern, int from) {
    for (int i = from; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }
}
