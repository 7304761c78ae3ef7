package io.descry.export.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text, free of control characters and of the secrets of URLs; long ones can be wrapped.
 * One thread.
 */
final class TextLayout {

  private static final int WIDTH = 100;

  private final List<String> lines = new ArrayList<>();

  /** One line as it is, however long: those that begin with a code must survive a grep whole. */
  TextLayout line(String text) {
    lines.add(SafeText.line(SafeText.withoutSecrets(text)));
    return this;
  }

  /** Lines of another page, as they are. */
  TextLayout lines(List<String> made) {
    lines.addAll(made);
    return this;
  }

  /** Wrapped between words; lines after the first are indented by two more. */
  TextLayout wrapped(String indent, String text) {
    return advice(indent, SafeText.withoutSecrets(text));
  }

  /** Wrapped, with its links whole: Descry's own words, nothing from outside. */
  TextLayout advice(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    boolean empty = true;
    for (String word : SafeText.line(text).split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent).append("  ");
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return this;
  }

  List<String> lines() {
    return lines;
  }

  /** Every line with its line break. */
  String text() {
    StringBuilder text = new StringBuilder(80 * lines.size());
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
