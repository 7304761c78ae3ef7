package io.descry.agent;

/**
 * How long the worker sleeps between two looks at its channel: 100 ms, or 200 while the table
 * rests, and 5 ms for a second after it has answered, since who asked once mostly asks again. The
 * worker's thread.
 */
final class Pace {

  static final long USUAL_NANOS = 100_000_000;
  static final long RESTING_NANOS = 200_000_000;
  static final long ASKED_NANOS = 5_000_000;
  static final long ATTENTIVE_NANOS = 1_000_000_000;

  private long answeredAtNanos;
  private boolean attentive;

  void answered(long nowNanos) {
    answeredAtNanos = nowNanos;
    attentive = true;
  }

  long pauseNanos(long nowNanos, boolean resting) {
    attentive = attentive && nowNanos - answeredAtNanos < ATTENTIVE_NANOS;
    return attentive ? ASKED_NANOS : resting ? RESTING_NANOS : USUAL_NANOS;
  }
}
