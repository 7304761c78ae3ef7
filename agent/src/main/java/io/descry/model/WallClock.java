package io.descry.model;

import java.util.Arrays;

/**
 * The wall clock's times for times of the clock that everything is judged by. That clock leaves out
 * stops of the process. A step of the wall clock moves all times alike, so that ages stay what they
 * are. Immutable.
 */
public final class WallClock {

  /** The two clocks agree. */
  public static final WallClock SAME = new WallClock(new long[0], new long[0], 0);

  /** Less is no step: the wall clock is slewed all the time. */
  static final long STEP_MILLIS = 1_000;

  /** Beyond so many stops the oldest is forgotten. */
  static final int MOST_STOPS = 64;

  /** When each stop was, oldest first, and for how long all stops lasted until then. */
  private final long[] stoppedAt;

  private final long[] stoppedMillis;
  private final long stepMillis;

  private WallClock(long[] stoppedAt, long[] stoppedMillis, long stepMillis) {
    this.stoppedAt = stoppedAt;
    this.stoppedMillis = stoppedMillis;
    this.stepMillis = stepMillis;
  }

  /** The wall clock's time, in milliseconds since 1970, when the other clock had this one. */
  public long at(long millis) {
    long stopped = 0;
    for (int i = 0; i < stoppedAt.length && stoppedAt[i] <= millis; i++) {
      stopped = stoppedMillis[i];
    }
    return millis + stopped + stepMillis;
  }

  /**
   * This one, or one that knows of a stop or a step since.
   *
   * @param millis the other clock's time
   * @param allStopsMillis for how long the process was stopped so far
   * @param wallMillis the wall clock's time now
   */
  public WallClock seen(long millis, long allStopsMillis, long wallMillis) {
    int known = stoppedAt.length;
    boolean stops = allStopsMillis != (known == 0 ? 0 : stoppedMillis[known - 1]);
    long step = wallMillis - millis - allStopsMillis;
    boolean steps = Math.abs(step - stepMillis) >= STEP_MILLIS;
    if (!stops && !steps) {
      return this;
    }
    return new WallClock(
        stops ? plus(stoppedAt, millis) : stoppedAt,
        stops ? plus(stoppedMillis, allStopsMillis) : stoppedMillis,
        steps ? step : stepMillis);
  }

  private static long[] plus(long[] before, long last) {
    int from = before.length < MOST_STOPS ? 0 : 1;
    long[] all = Arrays.copyOfRange(before, from, before.length + 1);
    all[all.length - 1] = last;
    return all;
  }
}
