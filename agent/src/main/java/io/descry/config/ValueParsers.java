package io.descry.config;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pure function for each kind of value; a bad text is an {@link IllegalArgumentException}. */
public final class ValueParsers {

  // Texts, not patterns: a start without options should not compile one.
  private static final String NUMBER_AND_UNIT = "(\\d{1,15}) ?([a-z]*)";
  private static final String PACKAGE =
      "[\\p{javaJavaIdentifierPart}]+(\\.[\\p{javaJavaIdentifierPart}]+)*";

  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final long LARGEST_BYTES = 1L << 40;

  private ValueParsers() {}

  static Boolean bool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    require(lower.equals("true") || lower.equals("false"));
    return Boolean.valueOf(lower);
  }

  /** Such as {@code 250ms}, {@code 5s} or {@code 0}. */
  public static Duration duration(String text) {
    Matcher parts = numberAndUnit(text);
    long number = number(parts.group(1));
    String unit = parts.group(2);
    require(!unit.isEmpty() || number == 0);
    Duration duration = Duration.ofMillis(times(number, millisOf(unit)));
    require(duration.compareTo(LONGEST) <= 0);
    return duration;
  }

  private static long millisOf(String unit) {
    switch (unit) {
      case "":
      case "ms":
        return 1;
      case "s":
        return 1_000;
      case "m":
      case "min":
        return 60_000;
      case "h":
        return 3_600_000;
      case "d":
        return 86_400_000;
      default:
        throw new IllegalArgumentException(unit);
    }
  }

  static Long size(String text) {
    Matcher parts = numberAndUnit(text);
    long bytes = times(number(parts.group(1)), bytesOf(parts.group(2)));
    require(bytes > 0 && bytes <= LARGEST_BYTES);
    return bytes;
  }

  private static long bytesOf(String unit) {
    switch (unit) {
      case "b":
        return 1;
      case "k":
      case "kb":
        return 1 << 10;
      case "m":
      case "mb":
        return 1 << 20;
      case "g":
      case "gb":
        return 1 << 30;
      default:
        throw new IllegalArgumentException(unit);
    }
  }

  static Integer count(String text) {
    require(text.matches("\\d{1,4}"));
    int count = Integer.parseInt(text);
    require(count >= 1 && count <= 1000);
    return count;
  }

  /** A share from 0 (not included) to 1. */
  static Double share(String text) {
    require(text.endsWith("%"));
    double share = millionths(text.substring(0, text.length() - 1).trim()) / 100e6;
    require(share > 0 && share <= 1);
    return share;
  }

  /**
   * Of one to three digits, or these, a point and one to six more. A start reads a default so, and
   * the JDK's parser of doubles is ten classes.
   */
  private static long millionths(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String part = point < 0 ? "0" : text.substring(point + 1);
    require(areDigits(whole, 3) && areDigits(part, 6));
    return Long.parseLong(whole + (part + "00000").substring(0, 6));
  }

  private static boolean areDigits(String text, int most) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= most;
  }

  /** Prefixes without a final dot or star; commas, semicolons, colons and spaces part them. */
  static List<String> packages(String text) {
    List<String> prefixes = new ArrayList<>();
    for (String part : isOff(text) ? new String[0] : text.split("[,;:\\s]+")) {
      String prefix = part.replaceFirst("\\.?\\**$", "");
      require(prefix.matches(PACKAGE));
      prefixes.add(prefix);
    }
    return Collections.unmodifiableList(prefixes);
  }

  static @Nullable File path(String text) {
    return isOff(text) ? null : new File(text);
  }

  static @Nullable String text(String text) {
    return isOff(text) ? null : text;
  }

  static <E extends Enum<E>> E choice(E[] choices, String text) {
    for (E choice : choices) {
      if (choice.name().equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw new IllegalArgumentException(text);
  }

  static boolean isOff(String text) {
    return text.equals("none") || text.equals("off");
  }

  static void require(boolean valid) {
    if (!valid) {
      throw new IllegalArgumentException();
    }
  }

  private static Matcher numberAndUnit(String text) {
    Matcher parts = Pattern.compile(NUMBER_AND_UNIT).matcher(text.toLowerCase(Locale.ROOT));
    require(parts.matches());
    return parts;
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  private static long times(long number, long unit) {
    require(number <= Long.MAX_VALUE / unit);
    return number * unit;
  }
}
