package io.descry.agent;

/**
 * Judges what the agent costs: more than a hundredth of a core over a minute is too much, and then
 * it keeps to counts until it took less than half of that for a while: a minute, and twice as long
 * each time that it was not enough. Pure; the worker's thread.
 */
final class Watchdog {

  static final double MOST = 0.01;
  static final double CALM = 0.005;
  static final long WINDOW_NANOS = 60_000_000_000L;
  static final int LONGEST_CALM_WINDOWS = 60;

  private boolean begun;
  private boolean restrained;
  private long restraints;
  private long windowStartNanos;
  private long costAtStart;
  private int calmWindows;
  private int wantedCalmWindows = 1;
  private double share;

  /**
   * Takes what the agent has cost so far, in nanoseconds of CPU; more often than once a minute.
   *
   * @return whether {@link #isRestrained} has changed
   */
  boolean observe(long nowNanos, long costNanos) {
    if (!begun) {
      begun = true;
      begin(nowNanos, costNanos);
      return false;
    }
    long elapsed = nowNanos - windowStartNanos;
    if (elapsed < WINDOW_NANOS) {
      return false;
    }
    share = (double) (costNanos - costAtStart) / elapsed;
    begin(nowNanos, costNanos);
    return restrained ? isCalmAgain() : isTooMuch();
  }

  /** Whether the agent is to keep to counts. */
  boolean isRestrained() {
    return restrained;
  }

  /** How often it came to that. */
  long restraints() {
    return restraints;
  }

  /** Of a core, over the last whole window. */
  double share() {
    return share;
  }

  private void begin(long nowNanos, long costNanos) {
    windowStartNanos = nowNanos;
    costAtStart = costNanos;
  }

  private boolean isTooMuch() {
    if (share <= MOST) {
      return false;
    }
    restrained = true;
    restraints++;
    calmWindows = 0;
    return true;
  }

  private boolean isCalmAgain() {
    calmWindows = share < CALM ? calmWindows + 1 : 0;
    if (calmWindows < wantedCalmWindows) {
      return false;
    }
    restrained = false;
    wantedCalmWindows = Math.min(LONGEST_CALM_WINDOWS, 2 * wantedCalmWindows);
    return true;
  }
}
