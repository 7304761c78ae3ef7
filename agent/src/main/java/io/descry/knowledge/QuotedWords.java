package io.descry.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Splits a line at spaces; what stands between double quotes is not split. */
final class QuotedWords {

  private QuotedWords() {}

  /**
   * The words without their quotes; a quote or backslash after a backslash is itself.
   *
   * @throws IllegalArgumentException with the reason, when a quote is not closed
   */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && isEscapable(line.charAt(i + 1))) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        begun = end(begun, word, words);
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is not closed: end the text with \"");
    }
    end(begun, word, words);
    return words;
  }

  private static boolean isEscapable(char c) {
    return c == '"' || c == '\\';
  }

  private static boolean end(boolean begun, StringBuilder word, List<String> words) {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
    }
    return false;
  }
}
