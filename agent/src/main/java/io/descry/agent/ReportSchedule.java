package io.descry.agent;

import io.descry.config.Threshold;
import io.descry.report.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next report is due and why. Pure: the time and the counts are handed in. The
 * agent's thread only.
 */
final class ReportSchedule {

  /** While descriptors run out, one report a minute says it all. */
  private static final long NANOS_BETWEEN_EXHAUSTIONS = 60_000_000_000L;

  private static final int RARER = 5;

  /** Reports that may come early, one after the other; each interval gives one back. */
  private static final int MOST_EARLY = 5;

  private final long intervalNanos;
  private final Threshold threshold;
  private long lastReportNanos;
  private long lastExhaustionNanos;
  private boolean exhaustedOnce;
  private boolean aboveThreshold;
  private boolean rarer;
  private int early = MOST_EARLY;

  ReportSchedule(long intervalNanos, Threshold threshold, long nowNanos) {
    this.intervalNanos = intervalNanos;
    this.threshold = threshold;
    this.lastReportNanos = nowNanos;
  }

  /** Whether five intervals are to pass instead of one. */
  void setRarer(boolean wanted) {
    rarer = wanted;
  }

  /**
   * An opening failed, or no number below the limit is free: whether that is worth a report now.
   */
  boolean isExhaustionDue(long nowNanos) {
    if (isExhaustionRecent(nowNanos)) {
      return false;
    }
    exhaustedOnce = true;
    lastExhaustionNanos = nowNanos;
    return true;
  }

  private boolean isExhaustionRecent(long nowNanos) {
    return exhaustedOnce && nowNanos - lastExhaustionNanos < NANOS_BETWEEN_EXHAUSTIONS;
  }

  /** The trigger that the tick brings, or null. A crossing counts once, until it went back. */
  @Nullable Trigger due(long nowNanos, long descriptors, long limit) {
    boolean above = descriptors >= threshold.descriptors(limit);
    boolean crossed = above && !aboveThreshold && !isExhaustionRecent(nowNanos);
    aboveThreshold = above;
    if (crossed) {
      return Trigger.THRESHOLD;
    }
    long wantedNanos = rarer ? RARER * intervalNanos : intervalNanos;
    if (intervalNanos > 0 && nowNanos - lastReportNanos >= wantedNanos) {
      lastReportNanos = nowNanos;
      early = Math.min(MOST_EARLY, early + 1);
      return Trigger.INTERVAL;
    }
    return null;
  }

  /**
   * Whether a report may come before its time, since the count rises within seconds. Not while the
   * report of an exhaustion is fresh.
   */
  boolean isEarlyAllowed(long nowNanos) {
    if (intervalNanos <= 0 || rarer || early == 0 || isExhaustionRecent(nowNanos)) {
      return false;
    }
    early--;
    return true;
  }
}
