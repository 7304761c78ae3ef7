package io.descry.recording;

import io.descry.model.HandleKind;
import java.util.Locale;

/** The words of one line, with its number for messages. Immutable. */
final class RecordingWords {

  private final long line;
  private final String text;
  private final String[] words;

  RecordingWords(long line, String text) {
    this.line = line;
    this.text = text;
    this.words = text.split(" +");
  }

  String command() {
    return words[0];
  }

  int size() {
    return words.length;
  }

  String word(int index, String what) throws RecordingException {
    if (index >= words.length) {
      throw wrong(what + " is missing");
    }
    return words[index];
  }

  /** All words from this one on. */
  String rest(int index, String what) throws RecordingException {
    word(index, what);
    return text.split(" +", index + 1)[index];
  }

  /** The value of {@code name=value} among the words, or the default. */
  String option(String name, String otherwise) {
    for (String word : words) {
      if (word.startsWith(name + "=")) {
        return word.substring(name.length() + 1);
      }
    }
    return otherwise;
  }

  boolean has(String word) {
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals(word)) {
        return true;
      }
    }
    return false;
  }

  long number(int index, String what, long least, long most) throws RecordingException {
    return number(word(index, what), what, least, most);
  }

  long number(String word, String what, long least, long most) throws RecordingException {
    try {
      long number = Long.parseLong(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(what + " is \"" + word + "\", and is a number from " + least + " to " + most);
  }

  /** Seconds with up to three decimals, in milliseconds. */
  long millis(int index, String what, long mostSeconds) throws RecordingException {
    String word = word(index, what);
    try {
      double seconds = Double.parseDouble(word);
      if (seconds >= 0 && seconds <= mostSeconds) {
        return Math.round(seconds * 1_000);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(what + " is \"" + word + "\", and is a number of seconds up to " + mostSeconds);
  }

  HandleKind kind(int index) throws RecordingException {
    String word = word(index, "the kind");
    for (HandleKind kind : HandleKind.values()) {
      if (kind.toString().equals(word.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw wrong("there is no kind \"" + word + "\"; use one of the schema's, such as file-input");
  }

  RecordingException wrong(String message) {
    return new RecordingException(line, message);
  }
}
