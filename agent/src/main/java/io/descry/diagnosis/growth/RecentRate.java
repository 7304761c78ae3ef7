package io.descry.diagnosis.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rate at which a count rises or falls now, by the lowest counts of the last two spans: load
 * that comes and goes within a span cancels. A count that does not move for several times as long
 * as usual is flat at once. Pure.
 */
public final class RecentRate {

  private static final long MINUTE = 60_000;

  /** Rates are of the last minutes: a shorter span follows the load. */
  private static final long LEAST_SPAN = MINUTE;

  private static final long MOST_SPAN = 24 * 60 * MINUTE;

  /** A slow count is judged over the time of so many steps. */
  private static final int STEPS = 3;

  /** No step for so many times the usual pause, and for half a minute at least, is flat. */
  private static final int QUIET_STEPS = 5;

  private static final long LEAST_QUIET = 30_000;

  private RecentRate() {}

  /**
   * Change per minute; 0 where the count is flat; null before there is a rate.
   *
   * @param usualPerMinute how fast the count was seen to rise, or 0
   */
  public static @Nullable Double of(Series series, long atMillis, double usualPerMinute) {
    double step = usualPerMinute <= 0 ? 0 : MINUTE / usualPerMinute;
    if (atMillis - series.unchangedSince() >= Math.max(LEAST_QUIET, QUIET_STEPS * step)) {
      return 0.0;
    }
    long span = Math.min(MOST_SPAN, Math.max(LEAST_SPAN, (long) (STEPS * step)));
    if (series.lengthMillis() < 2 * span) {
      return usualPerMinute > 0 ? Double.valueOf(usualPerMinute) : series.netPerMinute();
    }
    Long before = floor(series, atMillis - 2 * span, atMillis - span);
    Long after = floor(series, atMillis - span, atMillis);
    return before == null || after == null
        ? series.netPerMinute()
        : Double.valueOf((after - before) * (double) MINUTE / span);
  }

  private static @Nullable Long floor(Series series, long fromMillis, long toMillis) {
    Long floor = null;
    for (Window window : covering(series, fromMillis)) {
      boolean within = window.startMillis < toMillis && window.endMillis > fromMillis;
      if (within && (floor == null || window.floor < floor)) {
        floor = window.floor;
      }
    }
    return floor;
  }

  /** The finest windows that reach back so far; the coarsest where none does. */
  private static List<Window> covering(Series series, long fromMillis) {
    List<Window> covering = series.resolutions.get(0).latest(0);
    for (Windows windows : series.resolutions) {
      List<Window> all = windows.latest(windows.size());
      covering = all.isEmpty() ? covering : all;
      if (!all.isEmpty() && all.get(0).startMillis <= fromMillis) {
        return all;
      }
    }
    return covering;
  }
}
