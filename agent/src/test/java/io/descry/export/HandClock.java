package io.descry.export;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A nano clock that only moves by hand. */
public final class HandClock implements LongSupplier {

  private long nanos = 1_000;

  @Override
  public long getAsLong() {
    return nanos;
  }

  public void pass(long amount, TimeUnit unit) {
    nanos += unit.toNanos(amount);
  }
}
