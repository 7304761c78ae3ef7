package io.descry.diagnosis.growth;

import org.jspecify.annotations.Nullable;

/**
 * How much a floor must rise to be called growth. A batch that opens sixty files in a minute and a
 * leak of one a second are the same until the batch ends, a start and a leak until it has started:
 * all that tells them apart is time, and how much of it there is depends on the limit. So little is
 * believed while much of the limit is free and the site is young, and more once it presses.
 * Immutable.
 */
final class Patience {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long SIX_HOURS = 6 * HOUR;
  private static final long TWO_DAYS = 48 * HOUR;

  private static final int[] SECONDS = {16, 8};
  private static final int[] TENS = {16, 12, 6};
  private static final int[] LONGER = {16, 12};
  private static final int[] SAME_FOR_HOURS = {12, 6};

  private final @Nullable Long limit;
  private final Survivors survivors;
  private final boolean toBelieve;

  /**
   * @param limit on the process's descriptors, or null where a share of it says nothing
   * @param toBelieve whether it is to be more than a suspicion
   */
  Patience(@Nullable Long limit, Survivors survivors, boolean toBelieve) {
    this.limit = limit;
    this.survivors = survivors;
    this.toBelieve = toBelieve;
  }

  /** How many windows of this width are asked, in this order. */
  int[] windows(long widthMillis) {
    if (widthMillis < MINUTE) {
      return widthMillis == SECOND ? SECONDS : TENS;
    }
    return widthMillis >= HOUR && isOfSameFiles(widthMillis) ? SAME_FOR_HOURS : LONGER;
  }

  /**
   * Whether such a span of minutes or more may be believed: the site is known for long, or so much
   * is open that it presses.
   *
   * @param knownMillis for how long the site is known
   */
  boolean mayBelieve(long widthMillis, Growth growth, long knownMillis) {
    long span = growth.spanMillis();
    double times =
        isOfSameFiles(widthMillis) || isOfFewThreads()
            ? GrowthThreshold.TIMES_OF_SAME_FILES.value
            : GrowthThreshold.TIMES_THE_SPAN.value;
    return !toBelieve
        || widthMillis < MINUTE
        || !survivors.areKnown()
        || isPressing(growth.floorAtEnd)
        || knownMillis >= Math.min(times * span, span + TWO_DAYS);
  }

  /**
   * Whether the site opens the same files again and again, which nothing does that means to keep
   * them: requests that read one each have a thread each, but not for hours.
   */
  private boolean isOfSameFiles(long widthMillis) {
    return survivors.sameFiles && (survivors.fewThreads || widthMillis >= SIX_HOURS);
  }

  /**
   * The rise that is enough where all that was opened is still open.
   *
   * @param knownMillis for how long the site is known
   */
  long leastKept(long widthMillis, Growth growth, long knownMillis) {
    boolean pressing = !toBelieve || isPressing(growth.floorAtEnd);
    if (widthMillis < MINUTE) {
      return keptInSeconds(widthMillis, growth, pressing, knownMillis);
    }
    if (isOfSameFiles(widthMillis)) {
      return ofSameFiles(widthMillis, growth.windows);
    }
    if (widthMillis < SIX_HOURS) {
      return pressing
          ? pressingShare(GrowthThreshold.KEPT)
          : share(GrowthThreshold.KEPT.value, widthMillis < HOUR ? 400 : 200);
    }
    return widthMillis == SIX_HOURS ? share(GrowthThreshold.KEPT_IN_DAYS.value, 64) : 8;
  }

  private long keptInSeconds(long widthMillis, Growth growth, boolean pressing, long knownMillis) {
    if (isOfSameFiles(widthMillis)) {
      return ofSameFiles(widthMillis, growth.windows);
    }
    if (!survivors.areKnown()) {
      return (long) GrowthThreshold.AT_ONCE.value;
    }
    long once = byFewThreads(widthMillis, growth, knownMillis);
    return pressing ? Math.min(once, pressingShare(GrowthThreshold.KEPT_IN_SECONDS)) : once;
  }

  /** To one peer by few threads; over ten-second windows only where it was so before too. */
  private long byFewThreads(long widthMillis, Growth growth, long knownMillis) {
    if (!isOfFewThreads()) {
      return Long.MAX_VALUE;
    }
    boolean wasSoBefore = knownMillis >= 2 * growth.spanMillis();
    return widthMillis == SECOND
        ? (long) GrowthThreshold.AT_ONCE.value
        : wasSoBefore ? (long) GrowthThreshold.STEADY.value : Long.MAX_VALUE;
  }

  private boolean isOfFewThreads() {
    return survivors.sameTargets && survivors.fewThreads;
  }

  private long pressingShare(GrowthThreshold share) {
    return share(share.value, (int) GrowthThreshold.MOST_KEPT.value);
  }

  /** The rise that is enough where load comes and goes, and some of it stays. */
  long leastLost(long widthMillis, int windows) {
    return isOfSameFiles(widthMillis)
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

  private boolean isPressing(long open) {
    return open
        >= share(GrowthThreshold.PRESSING.value, (int) GrowthThreshold.PRESSING_COUNT.value);
  }

  private long share(double share, long most) {
    return limit == null ? most : (long) Math.max(16, Math.min(most, share * limit));
  }
}
