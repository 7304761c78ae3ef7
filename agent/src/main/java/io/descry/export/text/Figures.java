package io.descry.export.text;

/** Numbers with their units, as people read them. Pure; no Formatter, which reads locale data. */
public final class Figures {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Figures() {}

  /** Such as {@code 1,024}. */
  public static String count(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int i = text.length() - 3; i > first; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** Such as {@code +1,024}, {@code 0} and {@code -3}. */
  public static String signed(long number) {
    return (number > 0 ? "+" : "") + count(number);
  }

  /** Such as {@code 1 handle} and {@code 640 handles}. */
  public static String count(long number, String one) {
    return count(number) + ' ' + one + (number == 1 ? "" : "s");
  }

  /** Of what is foreseen, so never finer than a second: {@code about 3 min}. */
  public static String forecast(long millis) {
    return millis < 1000 ? "less than 1 s" : "about " + duration(millis);
  }

  /** The two largest units: {@code 450 ms}, {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}. */
  public static String duration(long millis) {
    if (millis < SECOND) {
      return Math.max(0, millis) + " ms";
    }
    if (millis < MINUTE) {
      return millis / SECOND + " s";
    }
    if (millis < HOUR) {
      return millis / MINUTE + " min";
    }
    return millis < DAY
        ? two(millis / HOUR, " h", millis % HOUR / MINUTE, " min")
        : two(millis / DAY, " d", millis % DAY / HOUR, " h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    String text = count(large) + unit;
    return small == 0 ? text : text + ' ' + small + smallUnit;
  }

  /** Growth such as {@code +180/min}, {@code -2.5/min}, {@code +12/h} where it is slow. */
  public static String growth(double perMinute) {
    String text = rate(Math.abs(perMinute));
    return text.equals("0/min") ? "flat" : (perMinute < 0 ? "-" : "+") + text;
  }

  /** Such as {@code 180/min}, {@code 2.5/min}, {@code 12/h} where it is slow. */
  public static String rate(double perMinute) {
    if (perMinute >= 10) {
      return count(Math.round(perMinute)) + "/min";
    }
    if (perMinute >= 0.95) {
      return tenths(perMinute) + "/min";
    }
    String hourly = tenths(perMinute * 60);
    return hourly.equals("0") ? "0/min" : hourly + "/h";
  }

  private static String tenths(double number) {
    long tenths = Math.round(number * 10);
    return tenths % 10 == 0 || tenths >= 100
        ? Long.toString(Math.round(number))
        : tenths / 10 + "." + tenths % 10;
  }

  /** Such as {@code 5,000 bytes} and {@code 4.8 GB}, in powers of 1000 as disks are sold. */
  public static String bytes(long bytes) {
    if (bytes < 10_000) {
      return count(bytes, "byte");
    }
    String[] units = {" kB", " MB", " GB", " TB", " PB"};
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return tenths(value) + units[unit];
  }

  /** Such as {@code 79 %}; rounded down, so that only all is {@code 100 %}. */
  public static String share(long part, long whole) {
    long percent = whole <= 0 ? 100 : (long) (100.0 * part / whole);
    return percent == 0 && part > 0 ? "<1 %" : percent + " %";
  }
}
