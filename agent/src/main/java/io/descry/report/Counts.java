package io.descry.report;

import org.jspecify.annotations.Nullable;

/**
 * Descriptors of one moment: used + free = limit. What was higher or lower since the last report
 * stands apart, with its time.
 */
public final class Counts {

  /** Nothing is known. */
  public static final Counts UNKNOWN = new Counts(0, null, null, null, null);

  /** Numbers in use below the limit. */
  public final long used;

  /** Null where the limit is unlimited or unknown. */
  public final @Nullable Long free;

  /** The soft limit; null where it is unlimited or unknown. */
  public final @Nullable Long limit;

  public final @Nullable Extreme lowestFree;
  public final @Nullable Extreme highestUsed;

  public Counts(
      long used,
      @Nullable Long free,
      @Nullable Long limit,
      @Nullable Extreme lowestFree,
      @Nullable Extreme highestUsed) {
    this.used = used;
    this.free = free;
    this.limit = limit;
    this.lowestFree = lowestFree;
    this.highestUsed = highestUsed;
  }
}
