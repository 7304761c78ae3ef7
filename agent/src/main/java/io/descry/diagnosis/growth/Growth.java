package io.descry.diagnosis.growth;

import io.descry.diagnosis.site.Words;

/** Evidence that a floor rises. Immutable; times in epoch milliseconds. */
public final class Growth {

  /** Evidence of less must be stricter: floors over seconds do not cancel load. */
  private static final long LONG_SPAN_MILLIS = 120_000;

  final long startMillis;
  final long endMillis;
  final long floorAtStart;
  final long floorAtEnd;

  /** How many windows in a row are the evidence. */
  final int windows;

  /** Whether it is more than what a pool or a cache does while it fills; else a suspicion. */
  public final boolean believed;

  Growth(long startMillis, long endMillis, long floorAtStart, long floorAtEnd, int windows) {
    this(startMillis, endMillis, floorAtStart, floorAtEnd, windows, true);
  }

  private Growth(
      long startMillis,
      long endMillis,
      long floorAtStart,
      long floorAtEnd,
      int windows,
      boolean believed) {
    this.startMillis = startMillis;
    this.endMillis = endMillis;
    this.floorAtStart = floorAtStart;
    this.floorAtEnd = floorAtEnd;
    this.windows = windows;
    this.believed = believed;
  }

  public Growth believed(boolean now) {
    return new Growth(startMillis, endMillis, floorAtStart, floorAtEnd, windows, now);
  }

  long rise() {
    return floorAtEnd - floorAtStart;
  }

  long spanMillis() {
    return endMillis - startMillis;
  }

  boolean isLong() {
    return spanMillis() >= LONG_SPAN_MILLIS;
  }

  public double perMinute() {
    return rise() * 60_000.0 / spanMillis();
  }

  /**
   * Such as {@code the lowest open count rose from 31 to 100 between 03:22 and 03:24 UTC, over 12
   * windows in a row}.
   */
  public String sentence() {
    return "the lowest open count rose from "
        + floorAtStart
        + " to "
        + floorAtEnd
        + Words.between(startMillis, endMillis)
        + ", over "
        + windows
        + " windows in a row";
  }
}
