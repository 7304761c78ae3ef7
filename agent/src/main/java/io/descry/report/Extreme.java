package io.descry.report;

/** A count that was the highest or lowest of some time, and when. */
public final class Extreme {

  public final long value;

  /** Epoch milliseconds. */
  public final long at;

  public Extreme(long value, long at) {
    this.value = value;
    this.at = at;
  }
}
