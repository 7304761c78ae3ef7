package io.descry.agent;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Notices that the whole process was stopped ({@code SIGSTOP}, a frozen container): the clock's
 * thread beats at least once a second, and no beat for {@value #STOPPED_NANOS} ns is a stop. The
 * monotonic clock goes on in a stop; it stands in a suspend of the machine. Any thread.
 */
final class StopWatch {

  /** A thread that waits for a processor of a busy machine waits for less. */
  static final long STOPPED_NANOS = 5_000_000_000L;

  private final LongConsumer stopped;
  private final AtomicLong lastBeatNanos;

  /**
   * @param stopped takes the nanoseconds of each stop, once
   */
  StopWatch(LongConsumer stopped, long nowNanos) {
    this.stopped = stopped;
    this.lastBeatNanos = new AtomicLong(nowNanos);
  }

  /** The clock's thread is alive. */
  void beat(long nowNanos) {
    look(nowNanos);
    lastBeatNanos.set(nowNanos);
  }

  /** Whoever comes first after a stop takes it out. */
  void look(long nowNanos) {
    long last = lastBeatNanos.get();
    long silent = nowNanos - last;
    if (silent > STOPPED_NANOS && lastBeatNanos.compareAndSet(last, nowNanos)) {
      stopped.accept(silent);
    }
  }
}
