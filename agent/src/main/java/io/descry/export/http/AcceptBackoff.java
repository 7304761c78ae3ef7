package io.descry.export.http;

import java.util.function.LongSupplier;

/** How long not to accept after it failed: a tenth of a second, twice as long each time, 2 s. */
final class AcceptBackoff {

  private static final long FIRST_NANOS = 100_000_000;
  private static final long LONGEST_NANOS = 2_000_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LongSupplier nanoTime;
  private long nextNanos = FIRST_NANOS;
  private long until;
  private boolean on;

  AcceptBackoff(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void begin() {
    on = true;
    until = nanoTime.getAsLong() + nextNanos;
    nextNanos = Math.min(LONGEST_NANOS, 2 * nextNanos);
  }

  /** It worked again. */
  void end() {
    on = false;
    nextNanos = FIRST_NANOS;
  }

  boolean isOver() {
    return !on || until - nanoTime.getAsLong() <= 0;
  }

  /** At least 1; a very long time when there is none. */
  long leftMillis() {
    return isOver()
        ? Long.MAX_VALUE
        : Math.max(1, (until - nanoTime.getAsLong()) / NANOS_PER_MILLI);
  }
}
