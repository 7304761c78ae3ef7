package io.descry.report;

/** The process's descriptors in one span of time. Immutable. */
public final class HistoryPoint {

  /** When it ended; epoch milliseconds. */
  public final long at;

  /** The fewest in it. */
  public final long floor;

  /** The most in it. */
  public final long ceiling;

  public HistoryPoint(long at, long floor, long ceiling) {
    this.at = at;
    this.floor = floor;
    this.ceiling = ceiling;
  }
}
