package io.descry.diagnosis.growth;

import java.util.List;

/**
 * What a site gave back before: from which heights its count of old handles came down again. Kept
 * for each width of windows, of the handles older than {@value #OLD} windows: requests that are
 * short for the width do not show in it. A load that rose so far and fell will do so again; a leak
 * never comes down. Remembered for one to two weeks, as loads have weekends. One thread.
 */
final class Precedents {

  private static final int OLD = 4;
  private static final long WEEK_MILLIS = 7 * 24 * 3_600_000L;

  private final long[] highest;
  private long[] fall;
  private long[] fallBefore;
  private long sinceMillis;

  Precedents(int widths, long atMillis) {
    highest = new long[widths];
    fall = new long[widths];
    fallBefore = new long[widths];
    sinceMillis = atMillis;
  }

  /** Takes what is open at a report. */
  void observe(List<Windows> resolutions, Survivors survivors, long atMillis) {
    boolean newWeek = atMillis - sinceMillis > WEEK_MILLIS;
    if (newWeek) {
      fallBefore = fall;
      fall = new long[fall.length];
      sinceMillis = atMillis;
    }
    for (int i = 0; i < highest.length; i++) {
      long oldest = atMillis - OLD * resolutions.get(i).widthMillis;
      long old = survivors.opened(Long.MIN_VALUE, oldest);
      highest[i] = newWeek ? old : Math.max(highest[i], old);
      fall[i] = Math.max(fall[i], highest[i] - old);
    }
  }

  /** By how much the count of handles that are old for this width fell. */
  long fall(int width) {
    return Math.max(fall[width], fallBefore[width]);
  }
}
