package io.descry.export.log;

import io.descry.export.log.sink.LogEvent;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts lines an hour, and those left out above the cap. Guarded by its owner. */
public final class HourlyCap {

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final int most;
  private final LongSupplier nanoClock;
  private long hourStart;
  private long lines;
  private long eventsLeftOut;

  public HourlyCap(int most, LongSupplier nanoClock) {
    this.most = most;
    this.nanoClock = nanoClock;
    this.hourStart = nanoClock.getAsLong();
  }

  /** What the hour that just ended left out, once; null when nothing. */
  @Nullable String turn() {
    long now = nanoClock.getAsLong();
    if (now - hourStart < HOUR_NANOS) {
      return null;
    }
    long leftOut = eventsLeftOut;
    hourStart = now;
    lines = 0;
    eventsLeftOut = 0;
    return leftOut == 0 ? null : leftOut + " log events were left out: over the cap for an hour";
  }

  /** Whether the event fits. */
  boolean admit(LogEvent event) {
    if (lines >= most) {
      eventsLeftOut++;
      return false;
    }
    lines += event.lines();
    return true;
  }

  /** What to say at the first event that did not fit; null at the others. */
  @Nullable String firstRefusal() {
    return eventsLeftOut != 1
        ? null
        : most
            + " lines in an hour, so further ones are left out for up to an hour, but for reports"
            + " that no descriptor is left or the JVM ends. The options `file` and `jmx` still show"
            + " every report; a longer `interval` makes fewer";
  }
}
