package io.descry.config;

/** A number of descriptors, said as a count or as a share of the limit. */
public final class Threshold {

  /** From 1 to 100; 0 when this is a count. */
  public final int percent;

  /** From 1; 0 when this is a share. */
  public final long count;

  private Threshold(int percent, long count) {
    this.percent = percent;
    this.count = count;
  }

  static Threshold parse(String text) {
    boolean share = text.endsWith("%");
    String digits = share ? text.substring(0, text.length() - 1).trim() : text;
    ValueParsers.require(digits.matches("\\d{1,10}"));
    long number = Long.parseLong(digits);
    ValueParsers.require(number >= 1 && (!share || number <= 100));
    return share ? new Threshold((int) number, 0) : new Threshold(0, number);
  }

  /**
   * The count under this limit; {@code Long.MAX_VALUE} for a share of an unlimited one (below 1).
   */
  public long descriptors(long limit) {
    if (percent == 0) {
      return count;
    }
    return limit < 1
        ? Long.MAX_VALUE
        : Math.max(1, limit / 100 * percent + limit % 100 * percent / 100);
  }

  /** As it is written in options, such as {@code 80%} or {@code 900}. */
  @Override
  public String toString() {
    return percent == 0 ? Long.toString(count) : percent + "%";
  }
}
