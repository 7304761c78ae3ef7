package io.descry.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * How much a floor must rise to be called growth. A batch that opens sixty files in a minute and a
 * leak of one a second are the same until the batch ends: all that tells them apart is time, and
 * how much of it there is depends on the limit. Short spans must therefore have used a share of it;
 * long ones outlive batches, ramps and days. Immutable.
 */
final class Patience {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long SIX_HOURS = 6 * HOUR;

  /** More connections than most pools have. */
  private static final int AT_ONCE = 32;

  private static final int[] SECONDS = {16, 8};
  private static final int[] TENS = {12, 6};
  private static final int[] LONGER = {16, 12};
  private static final int[] SAME_FOR_HOURS = {12, 6};

  private final @Nullable Long limit;
  private final boolean sameFiles;
  private final boolean eachOnce;

  /**
   * @param limit on the process's descriptors, or null where a share of it says nothing
   * @param survivors of the site: nothing that means to keep a file opens the same again and again,
   *     and what opens each target once may be a cache
   */
  Patience(@Nullable Long limit, Survivors survivors) {
    this.limit = limit;
    this.sameFiles = survivors.sameFiles;
    this.eachOnce = survivors.areKnown() && !survivors.sameTargets;
  }

  /** How many windows of this width are asked, in this order. */
  int[] windows(long widthMillis) {
    if (widthMillis < MINUTE) {
      return widthMillis == SECOND ? SECONDS : TENS;
    }
    return sameFiles && widthMillis >= HOUR ? SAME_FOR_HOURS : LONGER;
  }

  /** The rise over so many windows that is enough where all that was opened is still open. */
  long leastKept(long widthMillis, int windows) {
    if (sameFiles) {
      return ofSameFiles(widthMillis, windows);
    }
    if (widthMillis < MINUTE) {
      return eachOnce ? share(0.1, 256) : AT_ONCE;
    }
    return widthMillis < SIX_HOURS ? share(0.1, 128) : inDays(widthMillis);
  }

  /** The rise that is enough where load comes and goes, and some of it stays. */
  long leastLost(long widthMillis, int windows) {
    return sameFiles
        ? ofSameFiles(widthMillis, windows)
        : widthMillis < SIX_HOURS ? 48 : widthMillis == SIX_HOURS ? 16 : 8;
  }

  /** Eight seconds of three a second, or sixteen of one; five in hours. */
  private static long ofSameFiles(long widthMillis, int windows) {
    if (widthMillis == SECOND) {
      return windows == 16 ? 12 : 20;
    }
    return widthMillis < MINUTE ? 16 : widthMillis < HOUR ? 11 : 5;
  }

  private long inDays(long widthMillis) {
    return widthMillis == SIX_HOURS ? share(0.04, 64) : 8;
  }

  private long share(double share, long most) {
    return limit == null ? most : (long) Math.max(16, Math.min(most, share * limit));
  }
}
