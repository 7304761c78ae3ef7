package io.descry.knowledge;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of expected sites, a rule a line:
 *
 * <pre>
 * # what stays open, and why
 * class com.acme.Cache          reason="open for the life of the service" until=2027-01-31
 * package org.apache.lucene     reason="index files"
 * target /var/lib/acme/*.seg    reason=segments
 * fingerprint 9101fb8977f7197a  reason="ticket 4711"
 * </pre>
 *
 * A line that is not understood is named and skipped. One thread.
 */
final class ExclusionParser {

  private static final String EXPECTED =
      "expected class, package, target or fingerprint, a name, reason=\"why it stays open\", and"
          + " perhaps until=2027-01-31";

  /** A log given by mistake has thousands of bad lines. */
  private static final int MOST_PROBLEMS = 20;

  private static final int LONGEST_SHOWN = 60;

  private final String file;
  private final List<Exclusion> rules = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int skipped;

  ExclusionParser(String file) {
    this.file = file;
  }

  Exclusions parse(String text) {
    String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(i + 1, line);
      }
    }
    if (skipped > MOST_PROBLEMS) {
      problems.add("exclude=" + file + ": " + (skipped - MOST_PROBLEMS) + " more lines skipped");
    }
    return new Exclusions(file, rules, problems);
  }

  private void read(int number, String line) {
    try {
      rules.add(rule(number, QuotedWords.of(line)));
    } catch (IllegalArgumentException e) {
      if (skipped++ < MOST_PROBLEMS) {
        problems.add(
            String.format(
                "exclude=%s line %d '%s': %s; the line is skipped",
                file, number, shown(line), e.getMessage()));
      }
    }
  }

  private static Exclusion rule(int number, List<String> words) {
    Exclusion.By by = by(words.get(0));
    if (words.size() < 2 || words.get(1).isEmpty() || isSetting(words.get(1))) {
      throw new IllegalArgumentException("no name after " + by.text + "; " + EXPECTED);
    }
    String reason = null;
    String until = null;
    for (String word : words.subList(2, words.size())) {
      if (word.startsWith("reason=")) {
        reason = oneLine(word.substring("reason=".length()));
      } else if (word.startsWith("until=")) {
        until = word.substring("until=".length());
      } else {
        throw new IllegalArgumentException("'" + shown(word) + "' is not known; " + EXPECTED);
      }
    }
    if (reason == null || reason.isEmpty()) {
      throw new IllegalArgumentException("no reason: add reason=\"why it stays open\"");
    }
    return new Exclusion(number, by, pattern(by, words.get(1)), reason, until, endMillis(until));
  }

  private static boolean isSetting(String word) {
    return word.startsWith("reason=") || word.startsWith("until=");
  }

  private static Exclusion.By by(String word) {
    for (Exclusion.By by : Exclusion.By.values()) {
      if (by.text.equals(word)) {
        return by;
      }
    }
    throw new IllegalArgumentException("'" + shown(word) + "' is not known; " + EXPECTED);
  }

  private static String pattern(Exclusion.By by, String text) {
    switch (by) {
      case TARGET:
        return text;
      case FINGERPRINT:
        if (!text.matches("[0-9a-f]{16}")) {
          throw new IllegalArgumentException(
              "a fingerprint is 16 hex digits, as a report writes after 'site'");
        }
        return text;
      case CLASS:
      case PACKAGE:
        return name(by, text);
    }
    throw new AssertionError(by);
  }

  private static String name(Exclusion.By by, String text) {
    String name = by == Exclusion.By.PACKAGE ? text.replaceFirst("\\.\\*{1,2}$|\\.$", "") : text;
    if (!name.matches("[\\p{javaJavaIdentifierPart}]+(\\.[\\p{javaJavaIdentifierPart}]+)*")) {
      throw new IllegalArgumentException(
          "'" + shown(text) + "' is no full name of a " + by.text + ", such as com.acme.Cache");
    }
    return name;
  }

  /** The first instant after the day, in UTC as all times of a report. */
  private static long endMillis(@Nullable String until) {
    if (until == null) {
      return Long.MAX_VALUE;
    }
    try {
      return LocalDate.parse(until)
          .plusDays(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "until=" + shown(until) + " is no day: write it as 2027-01-31", e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").trim();
  }

  private static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "...";
  }
}
