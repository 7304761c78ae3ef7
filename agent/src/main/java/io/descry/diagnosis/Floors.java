package io.descry.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test for growth: whether the floors of a count rise and go on rising.
 *
 * <p>At every resolution the latest windows are asked four things. The floors never fall, and all
 * but one step rise: load peaks cancel in a minimum; or, from a minute on, every window but one
 * left handles behind that are still open. No single step is more than half of the rise: a burst is
 * no leak. The later half rises at least 0.7 times as much as the earlier one: what fills, a pool
 * at start or a cache, slows down. And what rose stayed:
 *
 * <ul>
 *   <li>Below a minute nine of ten opened are still open, and the count is higher than it ever was:
 *       in seconds a floor cannot tell a batch from a leak, "nothing is ever closed" nearly can. A
 *       cache keyed by path opens each target once; the one-second windows therefore speak only of
 *       sites that open the same target again and again, for which 20 is more than most pools.
 *   <li>From a minute on, of the handles opened in the span and older than a third of it, there are
 *       two for five that the floor rose (a steady leak leaves three and a half): load that rises
 *       for hours has only young handles. And a quarter of all opened stay, or of those opened in
 *       the last third three quarters are closed already, so that the old ones are not just
 *       sessions that last: sessions of half an hour that become more in the morning are not
 *       called.
 * </ul>
 *
 * A ramp that lasts as long as the windows and does not slow down cannot be told from a leak while
 * it lasts; {@link GrowthMemory} takes it back once it has stopped.
 */
final class Floors {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** Evidence of less must be stricter: floors over seconds do not cancel load. */
  private static final long LONG_SPAN = 3 * MINUTE;

  private static final double CLOSED_SOON = 0.25;
  private static final double SLOWED = 0.7;

  private Floors() {}

  /** The evidence of the longest windows that have some, or null where nothing grows. */
  static @Nullable Growth find(Series series, Survivors survivors) {
    for (int i = series.resolutions.size() - 1; i >= 1; i--) {
      Growth growth = inLonger(series, series.resolutions.get(i), survivors);
      if (growth != null) {
        return growth;
      }
    }
    return survivors.sameTargets ? inSeconds(series, survivors) : null;
  }

  /** More than the ten connections of many a pool, until hours have passed. */
  private static @Nullable Growth inLonger(Series series, Windows windows, Survivors survivors) {
    if (windows.widthMillis < MINUTE) {
      return test(series, windows, 6, 16, survivors);
    }
    if (windows.widthMillis >= HOUR) {
      return test(series, windows, 6, 5, survivors);
    }
    Growth growth = test(series, windows, 16, 11, survivors);
    return growth != null ? growth : test(series, windows, 12, 11, survivors);
  }

  /** Eight seconds of three a second, or sixteen of one. */
  private static @Nullable Growth inSeconds(Series series, Survivors survivors) {
    Windows seconds = series.resolutions.get(0);
    Growth slow = test(series, seconds, 16, 12, survivors);
    return slow != null ? slow : test(series, seconds, 8, 20, survivors);
  }

  private static @Nullable Growth test(
      Series series, Windows windows, int count, long leastRise, Survivors survivors) {
    if (windows.size() < count) {
      return null;
    }
    List<Window> span = windows.latest(count);
    Growth growth = growth(span);
    boolean grows =
        growth.rise() >= leastRise
            && ((rises(span, growth.rise()) && goesOn(span)) || leavesSome(span, growth, survivors))
            && stays(series, span, growth, survivors);
    return grows ? growth : null;
  }

  private static Growth growth(List<Window> span) {
    Window first = span.get(0);
    Window last = span.get(span.size() - 1);
    return new Growth(first.endMillis, last.endMillis, first.floor, last.floor, span.size());
  }

  private static boolean rises(List<Window> span, long rise) {
    int flat = 0;
    for (int i = 1; i < span.size(); i++) {
      long step = span.get(i).floor - span.get(i - 1).floor;
      if (step < 0 || 2 * step > rise + 2) {
        return false;
      }
      flat += step == 0 ? 1 : 0;
    }
    return flat <= 1;
  }

  private static boolean goesOn(List<Window> span) {
    int half = span.size() / 2;
    long earlier = span.get(half - 1).floor - span.get(0).floor;
    long later = span.get(span.size() - 1).floor - span.get(half).floor;
    return later >= SLOWED * earlier;
  }

  /**
   * Whether each window of the first two thirds but one left handles behind, the later ones as many
   * as the earlier. Under a load that is never low for a whole window the floors jump, and only
   * this shows the leak.
   */
  private static boolean leavesSome(List<Window> span, Growth growth, Survivors survivors) {
    if (!survivors.areKnown() || growth.spanMillis() < LONG_SPAN) {
      return false;
    }
    int bins = 2 * span.size() / 3;
    long[] left = new long[2];
    int empty = 0;
    for (int i = 1; i <= bins; i++) {
      long some = survivors.opened(span.get(i).startMillis + 1, span.get(i).endMillis);
      left[2 * i <= bins ? 0 : 1] += some;
      empty += some == 0 ? 1 : 0;
    }
    return empty <= 1 && left[1] >= SLOWED * left[0] && 2 * growth.rise() >= left[0] + left[1];
  }

  private static boolean stays(
      Series series, List<Window> span, Growth growth, Survivors survivors) {
    long opened = Math.max(growth.rise(), span.get(span.size() - 1).opened - span.get(0).opened);
    if (growth.spanMillis() < LONG_SPAN) {
      return growth.rise() >= 0.9 * opened
          && growth.floorAtEnd > series.peakBefore(growth.startMillis);
    }
    return survivors.opened(growth.startMillis, growth.endMillis - growth.spanMillis() / 3)
            >= 0.4 * growth.rise()
        && (growth.rise() >= CLOSED_SOON * opened || closesSoon(growth, opened, survivors));
  }

  private static boolean closesSoon(Growth growth, long opened, Survivors survivors) {
    long young = survivors.opened(growth.endMillis - growth.spanMillis() / 3 + 1, growth.endMillis);
    return young <= CLOSED_SOON * opened / 3;
  }
}
