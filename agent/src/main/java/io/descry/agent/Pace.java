package io.descry.agent;

/**
 * How long the worker sleeps between two looks at its channel: 100 ms, or 250 while the table
 * rests, and twice as long after half a minute of it; 5 ms for a second after it has answered,
 * since who asked once mostly asks again. The worker's thread.
 */
final class Pace {

  static final long USUAL_NANOS = 100_000_000;
  static final long RESTING_NANOS = 250_000_000;
  static final long LONG_RESTING_NANOS = 500_000_000;
  static final long LONG_NANOS = 30_000_000_000L;
  static final long ASKED_NANOS = 5_000_000;
  static final long ATTENTIVE_NANOS = 1_000_000_000;

  private long answeredAtNanos;
  private boolean attentive;
  private long restingSinceNanos;
  private boolean rested;

  void answered(long nowNanos) {
    answeredAtNanos = nowNanos;
    attentive = true;
  }

  /** Whether a client has been answered within the last second. */
  boolean isAttentive(long nowNanos) {
    return attentive && nowNanos - answeredAtNanos < ATTENTIVE_NANOS;
  }

  long pauseNanos(long nowNanos, boolean resting) {
    attentive = isAttentive(nowNanos);
    restingSinceNanos = resting && rested && !attentive ? restingSinceNanos : nowNanos;
    rested = resting;
    return attentive ? ASKED_NANOS : resting ? restingNanos(nowNanos) : USUAL_NANOS;
  }

  private long restingNanos(long nowNanos) {
    return nowNanos - restingSinceNanos < LONG_NANOS ? RESTING_NANOS : LONG_RESTING_NANOS;
  }
}
