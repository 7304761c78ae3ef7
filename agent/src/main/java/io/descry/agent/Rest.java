package io.descry.agent;

/**
 * Says which ticks can be left out: while nothing opens or closes, one in ten seconds tells all
 * that there is. After three calm ones, and until something stirs. Pure; the worker's thread.
 */
final class Rest {

  /** By then survivors have their sites and owners that are gone are judged. */
  static final int CALM_TICKS = 3;

  static final long RESTING_NANOS = 10_000_000_000L;

  private int calm;
  private boolean ticked;
  private long lastTickNanos;
  private long lastDescriptors = -1;

  /** Whether nothing has happened for some ticks. */
  boolean isResting() {
    return calm > CALM_TICKS;
  }

  /**
   * Something happened: ticks go on.
   *
   * @return whether they did not before
   */
  boolean stir() {
    boolean rested = isResting();
    calm = 0;
    return rested;
  }

  /**
   * Asked once a second: whether to tick.
   *
   * @param descriptors how many the kernel has, or -1
   * @param restrained one in ten seconds has to do in any case
   * @param busy there is something to watch although nothing opens or closes
   */
  boolean isTickDue(long nowNanos, long descriptors, boolean busy, boolean restrained) {
    calm = busy || descriptors != lastDescriptors ? 0 : calm + 1;
    lastDescriptors = descriptors;
    if (ticked && (restrained || isResting()) && nowNanos - lastTickNanos < RESTING_NANOS) {
      return false;
    }
    ticked = true;
    lastTickNanos = nowNanos;
    return true;
  }
}
