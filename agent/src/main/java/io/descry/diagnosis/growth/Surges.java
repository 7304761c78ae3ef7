package io.descry.diagnosis.growth;

import org.jspecify.annotations.Nullable;

/**
 * Whether the count of all descriptors rises so fast that the next report cannot wait: a leak of
 * hundreds a second fills a table between two reports. One thread.
 */
final class Surges {

  private long lastAt = -1;
  private long lastCount;
  private boolean due;

  void observe(long descriptors, @Nullable Long limit, long atMillis) {
    boolean isRise = lastAt >= 0 && descriptors - lastCount >= least(limit);
    if (lastAt < 0 || descriptors < lastCount) {
      mark(descriptors, atMillis);
    } else if (atMillis - lastAt >= GrowthThreshold.BETWEEN_SURGES_MILLIS.value) {
      due |= isRise;
      mark(descriptors, atMillis);
    }
  }

  private void mark(long descriptors, long atMillis) {
    lastCount = descriptors;
    lastAt = atMillis;
  }

  private static double least(@Nullable Long limit) {
    double most = GrowthThreshold.MOST_SURGE.value;
    double share = limit == null ? most : GrowthThreshold.SURGE.value * limit;
    return Math.max(GrowthThreshold.LEAST_SURGE.value, Math.min(most, share));
  }

  /** Whether a report is wanted now; asked once. */
  boolean take() {
    boolean was = due;
    due = false;
    return was;
  }
}
