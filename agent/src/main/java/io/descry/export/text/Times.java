package io.descry.export.text;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as text, ISO-8601 in UTC with milliseconds. By hand: SimpleDateFormat and the time
 * zone classes read files when first used, and stay broken for the life of a JVM that is out of
 * descriptors at that moment.
 */
public final class Times {

  private static final int MILLIS = 1000;

  private Times() {}

  /** Such as {@code 2026-11-21T02:10:00.123Z}. */
  public static String iso(long epochMillis) {
    int milli = (int) Math.floorMod(epochMillis, (long) MILLIS);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, MILLIS), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    pad(text, time.getYear(), 4).append('-');
    pad(text, time.getMonthValue(), 2).append('-');
    pad(text, time.getDayOfMonth(), 2).append('T');
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    pad(text, time.getSecond(), 2).append('.');
    return pad(text, milli, 3).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
