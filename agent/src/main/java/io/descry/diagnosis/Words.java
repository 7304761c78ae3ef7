package io.descry.diagnosis;

/** Words of sentences: numbers with their nouns, durations. */
final class Words {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /** Such as {@code 1 handle} or {@code 12 handles}. */
  static String count(long count, String noun) {
    return count + " " + (count == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return noun.endsWith("ss") ? noun + "es" : noun + "s";
  }

  /** The verb for a count: {@code is} or {@code are}. */
  static String are(long count) {
    return count == 1 ? "is" : "are";
  }

  /** The verb for a count: {@code was} or {@code were}. */
  static String were(long count) {
    return count == 1 ? "was" : "were";
  }

  /** In the largest unit that leaves at least two of it, such as {@code 90 s} or {@code 3 h}. */
  static String duration(long millis) {
    if (millis >= 2 * DAY) {
      return millis / DAY + " days";
    }
    if (millis >= 2 * HOUR) {
      return millis / HOUR + " h";
    }
    return millis >= 2 * MINUTE ? millis / MINUTE + " min" : millis / SECOND + " s";
  }

  /** A rate as people say it, such as {@code 180/min} or {@code 3/h}; unsigned. */
  static String rate(double perMinute) {
    if (perMinute >= 1) {
      return Math.round(perMinute) + "/min";
    }
    return perMinute * 60 >= 1
        ? Math.round(perMinute * 60) + "/h"
        : Math.round(perMinute * 60 * 24) + "/day";
  }
}
