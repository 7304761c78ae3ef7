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

  /** A leak must be found before a fifth of the headroom is used: about half of that. */
  private static final double PRESSING = 0.11;

  /** As much of a large limit presses too. */
  private static final int MANY = 2_000;

  /** More connections than most pools open in seconds. */
  private static final int AT_ONCE = 32;

  /**
   * A site must be known for so many times the span, to be over its start; of the same files, for
   * twice.
   */
  private static final int TIMES_THE_SPAN = 6;

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
    int times = isOfSameFiles(widthMillis) ? 2 : TIMES_THE_SPAN;
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

  /** The rise that is enough where all that was opened is still open. */
  long leastKept(long widthMillis, Growth growth) {
    boolean pressing = !toBelieve || isPressing(growth.floorAtEnd);
    if (widthMillis < MINUTE) {
      return keptInSeconds(widthMillis, growth, pressing);
    }
    if (isOfSameFiles(widthMillis)) {
      return ofSameFiles(widthMillis, growth.windows);
    }
    if (widthMillis < SIX_HOURS) {
      return share(0.1, pressing ? 128 : widthMillis < HOUR ? 400 : 200);
    }
    return widthMillis == SIX_HOURS ? share(0.04, 64) : 8;
  }

  private long keptInSeconds(long widthMillis, Growth growth, boolean pressing) {
    if (isOfSameFiles(widthMillis)) {
      return ofSameFiles(widthMillis, growth.windows);
    }
    if (!survivors.areKnown()) {
      return AT_ONCE;
    }
    boolean sameThreads = survivors.sameTargets && survivors.fewThreads && widthMillis == SECOND;
    long once = sameThreads ? AT_ONCE : Long.MAX_VALUE;
    return pressing ? Math.min(once, share(0.05, 128)) : once;
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
    return open >= share(PRESSING, MANY);
  }

  private long share(double share, long most) {
    return limit == null ? most : (long) Math.max(16, Math.min(most, share * limit));
  }
}
