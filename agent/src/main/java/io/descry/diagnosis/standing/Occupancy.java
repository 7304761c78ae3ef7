package io.descry.diagnosis.standing;

import io.descry.report.Extreme;
import org.jspecify.annotations.Nullable;

/**
 * The use of the descriptor table: the highest count since the last report, the last time that it
 * came near the limit and went back, and the openings that failed. One thread.
 */
public final class Occupancy {

  private static final double NEAR = 0.8;

  private @Nullable Long limit;
  private long failures;
  private @Nullable Long lastFailureAt;
  private @Nullable Long lastNearAt;
  private @Nullable Long cameBackAt;
  private long nearPeak;
  private @Nullable Extreme highest;

  /** Takes the soft limit, or null where a share of it says nothing. */
  public void setLimit(@Nullable Long now) {
    boolean first = limit == null;
    limit = now;
    if (first && highest != null) { // The ticks before the first report knew no limit.
      near(highest.value, highest.at);
    }
  }

  /**
   * Takes the count of one moment.
   *
   * @param failed openings that failed in this process since tracking began
   */
  public void observe(long descriptors, long failed, long atMillis) {
    boolean fails = failed > failures;
    failures = Math.max(failed, failures);
    lastFailureAt = fails ? Long.valueOf(atMillis) : lastFailureAt;
    long used = fails && limit != null ? Math.max(limit, descriptors) : descriptors;
    if (highest == null || used > highest.value) {
      highest = new Extreme(used, atMillis);
    }
    near(used, atMillis);
    back(descriptors, atMillis);
  }

  private void near(long used, long atMillis) {
    if (limit != null && used >= NEAR * limit) {
      nearPeak = isOver(lastNearAt, atMillis) ? used : Math.max(used, nearPeak);
      lastNearAt = atMillis;
    }
  }

  private void back(long descriptors, long atMillis) {
    if (lastNearAt != null && descriptors <= Situation.BACK * nearPeak) {
      cameBackAt = isOver(lastNearAt, atMillis) ? cameBackAt : Long.valueOf(atMillis);
    }
  }

  private static boolean isOver(@Nullable Long sign, long atMillis) {
    return sign == null || atMillis - sign > StandingThresholds.LIMIT_STAYS_MILLIS;
  }

  /** Openings that failed in this process since tracking began. */
  public long failures() {
    return failures;
  }

  /** When the latest of them was seen, or null. */
  public @Nullable Long lastFailureAt() {
    return lastFailureAt;
  }

  /** Whether an opening failed within this time. */
  public boolean hasFailedWithin(long millis, long atMillis) {
    return lastFailureAt != null && atMillis - lastFailureAt <= millis;
  }

  /** The last sign of a limit that is too low, within the last minutes, or null. */
  public @Nullable Long limitSign(long atMillis) {
    Long sign = lastNearAt;
    boolean back = cameBackAt != null && !isOver(cameBackAt, atMillis);
    return sign == null || isOver(sign, atMillis) || !back ? null : sign;
  }

  /** The highest count near the limit within the last minutes. */
  public long nearPeak() {
    return nearPeak;
  }

  /** The highest count since the last report, or null. */
  public @Nullable Extreme highest() {
    return highest;
  }

  /** A report tells the highest count so far: the next begins anew. */
  public void reported() {
    highest = null;
  }
}
