package io.descry.diagnosis.growth;

import java.util.List;

/**
 * Whether what a floor rose by stays, as a leak does, or is load that became more. Load is told by
 * how long it holds its handles, which need not be known: it either shows in what has gone again,
 * or is short for the span.
 *
 * <ul>
 *   <li><b>Nothing goes</b>: nine of ten opened in the span are open, and nine of ten that were
 *       open at its begin. Then it is a leak, or something that fills; and the count is higher than
 *       it ever was. Sessions of any length up to ten times the span are excluded.
 *   <li><b>Some stay for ever</b>: by Little's law (mean count over rate of opening) a handle is
 *       held for less than a tenth of the span, and yet as many of the first third's are left as of
 *       the second's, together half of the rise at least. Of a load, hardly any would be left; of
 *       one with a heavy tail, fewer of the first third.
 * </ul>
 *
 * Between the two, a longer span has to decide.
 */
final class Staying {

  private static final double NEARLY_ALL = 0.9;
  private static final double SHORT = 0.1;
  private static final double AS_MANY = 0.7;
  private static final int SOME = 5;

  /** Counts of independent requests vary by their root: so many of these are not chance. */
  private static final double CHANCE = 3.5;

  private final Series series;
  private final List<Window> span;
  private final Growth growth;
  private final Survivors survivors;
  private final long opened;

  Staying(Series series, List<Window> span, Growth growth, Survivors survivors) {
    this.series = series;
    this.span = span;
    this.growth = growth;
    this.survivors = survivors;
    this.opened = Math.max(growth.rise(), last().opened - span.get(0).opened);
  }

  private Window last() {
    return span.get(span.size() - 1);
  }

  /** Whether nothing goes, and the floor rose by so much. */
  boolean all(long leastRise) {
    return growth.rise() >= leastRise
        && growth.rise() >= NEARLY_ALL * opened
        && survivors.opened(Long.MIN_VALUE, growth.startMillis) >= NEARLY_ALL * growth.floorAtStart
        && growth.floorAtEnd > series.peakBefore(growth.startMillis)
        && (growth.isLong() || !survivors.areKnown() || isKept());
  }

  /** Within minutes only a site is believed that never closed much, and not what clients open. */
  private boolean isKept() {
    return !survivors.accepted && growth.floorAtEnd >= NEARLY_ALL * last().opened - SOME;
  }

  /**
   * Whether some stay for ever, and the floor rose by more than chance and so much.
   *
   * @param leastRise where at least half of what was opened has gone
   * @param leastKept where less has gone: it may be what fills
   */
  boolean some(long leastRise, long leastKept) {
    return growth.isLong()
        && growth.rise() >= (opened >= 2 * growth.rise() ? leastRise : leastKept)
        && growth.rise() >= CHANCE * Math.sqrt(growth.floorAtStart)
        && (!survivors.areKnown() || someStay());
  }

  private boolean someStay() {
    long third = growth.spanMillis() / 3;
    long first = survivors.opened(growth.startMillis + 1, growth.startMillis + third);
    long second = survivors.opened(growth.startMillis + third + 1, growth.endMillis - third);
    return heldMillis() <= SHORT * growth.spanMillis()
        && first >= AS_MANY * second
        && 2 * (first + second) >= growth.rise();
  }

  /**
   * How long a handle of those that have gone was held, on average: Little's law, with what each
   * window held and nobody holds now.
   */
  private double heldMillis() {
    double gone = 0;
    for (Window window : span) {
      double held = (window.floor + window.ceiling) / 2.0;
      gone += Math.max(0, held - survivors.opened(Long.MIN_VALUE, window.endMillis));
    }
    return gone / span.size() * growth.spanMillis() / Math.max(1, opened - growth.rise());
  }
}
