package io.descry.diagnosis.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words of sentences: numbers with their nouns, durations. */
public final class Words {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Words() {}

  /**
   * When something happened: {@code between 03:22 and 03:24 UTC}; with seconds where the span is
   * short, with the day where it is long.
   */
  public static String between(long startMillis, long endMillis) {
    long span = endMillis - startMillis;
    String form = span < 5 * 60_000 ? "HH:mm:ss" : span < DAY ? "HH:mm" : "MMM d HH:mm";
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(form, Locale.ROOT).withZone(ZoneOffset.UTC);
    return " between "
        + format.format(Instant.ofEpochMilli(startMillis))
        + " and "
        + format.format(Instant.ofEpochMilli(endMillis))
        + " UTC";
  }

  /** Such as {@code 1 handle} or {@code 12 handles}. */
  public static String count(long count, String noun) {
    return count + " " + (count == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return noun.endsWith("ss") ? noun + "es" : noun + "s";
  }

  /** The verb for a count: {@code is} or {@code are}. */
  public static String are(long count) {
    return count == 1 ? "is" : "are";
  }

  /** The verb for a count: {@code was} or {@code were}. */
  public static String were(long count) {
    return count == 1 ? "was" : "were";
  }

  /** In the largest unit that leaves at least two of it, such as {@code 90 s} or {@code 3 h}. */
  public static String duration(long millis) {
    if (millis >= 2 * DAY) {
      return millis / DAY + " days";
    }
    if (millis >= 2 * HOUR) {
      return millis / HOUR + " h";
    }
    return millis >= 2 * MINUTE ? millis / MINUTE + " min" : millis / SECOND + " s";
  }

  /** In decimal units, as disks and `df -H` count, such as {@code 4.8 GB}. */
  public static String bytes(long bytes) {
    long unit = 1;
    int name = 0;
    while (bytes / unit >= 1_000 && name < UNITS.length - 1) {
      unit *= 1_000;
      name++;
    }
    long tenths = bytes / Math.max(1, unit / 10);
    String tenth = name == 0 || tenths >= 1_000 ? "" : "." + tenths % 10;
    return bytes / unit + tenth + " " + UNITS[name];
  }

  /** Of a whole, such as {@code 60 %}; at least 1 for what is not nothing. */
  public static String percent(long part, long whole) {
    long percent = whole == 0 ? 0 : Math.round(100.0 * part / whole);
    return (percent == 0 && part > 0 ? "less than 1" : percent) + " %";
  }

  /** Such as {@code 470/s}, or as {@link #rate} where that is less than one. */
  public static String perSecond(double perMinute) {
    return perMinute >= 60 ? Math.round(perMinute / 60) + "/s" : rate(perMinute);
  }

  /** A rate as people say it, such as {@code 180/min} or {@code 3/h}; unsigned. */
  public static String rate(double perMinute) {
    if (perMinute >= 1) {
      return Math.round(perMinute) + "/min";
    }
    return perMinute * 60 >= 1
        ? Math.round(perMinute * 60) + "/h"
        : Math.round(perMinute * 60 * 24) + "/day";
  }
}
