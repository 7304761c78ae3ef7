package io.descry.diagnosis.growth;

import java.util.Arrays;

/**
 * The time for which a site's closed handles were held: a count for each range of ages, two ranges
 * an octave from a minute up. Counts halve each week, so that a change of the program is forgotten.
 * Learned from the open handles of two reports: what is missing in the later one was closed in
 * between. An age is never said too high. One thread.
 */
public final class Lifetimes {

  private static final int PER_OCTAVE = 2;
  private static final int RANGES = 40;

  private final double[] closed = new double[RANGES];
  private long[] before = {};
  private long seenAt;
  private long halvedAt = -1;

  /** Takes what is open at a report. */
  public void observe(Survivors survivors, long atMillis) {
    fade(atMillis);
    long[] now = survivors.sorted();
    int next = 0;
    for (long opened : before) {
      while (next < now.length && now[next] < opened) {
        next++;
      }
      if (next < now.length && now[next] == opened) {
        next++;
      } else {
        add(seenAt - opened);
      }
    }
    before = now;
    seenAt = atMillis;
  }

  private void fade(long atMillis) {
    if (halvedAt < 0) {
      halvedAt = atMillis;
    }
    if (atMillis - halvedAt >= GrowthThreshold.FADING_MILLIS.value) {
      halvedAt = atMillis;
      for (int i = 0; i < RANGES; i++) {
        closed[i] /= 2;
      }
    }
  }

  private void add(long ageMillis) {
    if (ageMillis >= age(0)) {
      closed[range(ageMillis)]++;
    }
  }

  private static int range(long ageMillis) {
    double octaves = Math.log(ageMillis / (double) age(0)) / Math.log(2);
    return (int) Math.min(RANGES - 1.0, Math.max(0, PER_OCTAVE * octaves));
  }

  private static long age(int range) {
    return (long) (60_000 * Math.pow(2, range / (double) PER_OCTAVE));
  }

  /** The age at which, or later, at least so many were closed; 0 where fewer were seen. */
  public long ageReachedBy(double count) {
    double sum = 0;
    for (int i = RANGES - 1; i >= 0; i--) {
      sum += closed[i];
      if (sum >= count) {
        return age(i);
      }
    }
    return 0;
  }

  /** The greatest age at which any was closed, as far as is remembered; 0 where none was seen. */
  public long longest() {
    return ageReachedBy(GrowthThreshold.REMEMBERED_CLOSE.value);
  }

  @Override
  public String toString() {
    return Arrays.toString(closed);
  }
}
