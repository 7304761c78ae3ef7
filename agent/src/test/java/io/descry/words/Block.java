package io.descry.words;

import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A paragraph, list item, heading or table cell of a document, without its mark-up. */
record Block(Path file, int line, String text) {

  private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)+\\1");
  private static final Pattern IMAGE = Pattern.compile("<img[^>]*>");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile(".*[\\p{L}\\p{N}].*");

  List<String> sentences() {
    String plain = plain();
    BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    ends.setText(plain);
    List<String> sentences = new ArrayList<>();
    int from = ends.first();
    for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
      sentences.add(plain.substring(from, to).strip());
      from = to;
    }
    return sentences;
  }

  static long words(String sentence) {
    return List.of(sentence.split("\\s+")).stream()
        .filter(word -> LETTER_OR_DIGIT.matcher(word).matches())
        .count();
  }

  String place() {
    return file + ":" + line;
  }

  /** A span of code is one word: a reader takes a command or a name in at a glance. */
  private String plain() {
    String text = IMAGE.matcher(this.text).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    return CODE.matcher(text).replaceAll("Code").replace("*", "");
  }
}
