package io.descry.cli.attach;

import java.time.Duration;

/**
 * The pause until the next question: the interval, and at least ten times as long as the answer
 * took, so that polling costs the watched JVM a tenth of a core at most. One thread.
 */
public final class PollInterval {

  private static final int REST = 10;

  private final long intervalNanos;
  private long askedAtNanos;
  private long nextAtNanos;

  public PollInterval(Duration interval) {
    this.intervalNanos = interval.toNanos();
  }

  public void asks(long nowNanos) {
    askedAtNanos = nowNanos;
  }

  public void answered(long nowNanos) {
    long took = nowNanos - askedAtNanos;
    nextAtNanos = Math.max(askedAtNanos + intervalNanos, nowNanos + REST * took);
  }

  /** Zero or less: now. */
  public long millisLeft(long nowNanos) {
    return (nextAtNanos - nowNanos) / 1_000_000;
  }
}
