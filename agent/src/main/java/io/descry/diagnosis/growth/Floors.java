package io.descry.diagnosis.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test for growth: whether the floors of a count rise and go on rising, and whether what rose
 * stays.
 *
 * <p>At every resolution the latest windows are asked. The floors never fall, and no more steps are
 * level than chance has it: load peaks cancel in a minimum; or, from a minute on, nearly every
 * window left handles behind that are still open. No single step is more than half of the rise: a
 * burst is no leak. The later half rises at least 0.7 times as much as the earlier one: what fills,
 * a pool at start or a cache, slows down. The rise is more than chance, and as much as {@link
 * Patience} demands and twice what {@link Precedents} came down from. And {@link Staying} says that
 * it stayed.
 *
 * <p>A ramp that lasts as long as the windows, keeps all it opens and does not slow down cannot be
 * told from a leak while it lasts; {@link GrowthMemory} takes it back once it has stopped.
 */
final class Floors {

  private final Series series;
  private final Survivors survivors;
  private final @Nullable Precedents before;

  /**
   * @param before what the site gave back before, or null where its handles are not known
   */
  Floors(Series series, Survivors survivors, @Nullable Precedents before) {
    this.series = series;
    this.survivors = survivors;
    this.before = before;
  }

  /**
   * The evidence of the longest windows that have some, or null where nothing grows.
   *
   * @param limit on the process's descriptors, or null where a share of it says nothing
   * @param toBelieve whether it is to be more than a suspicion
   */
  @Nullable Growth growth(@Nullable Long limit, boolean toBelieve) {
    Patience patience = new Patience(limit, survivors, toBelieve);
    for (int i = series.resolutions.size() - 1; i >= 0; i--) {
      Growth growth = inLatest(i, patience);
      if (growth != null) {
        return growth;
      }
    }
    return null;
  }

  private @Nullable Growth inLatest(int resolution, Patience patience) {
    Windows windows = series.resolutions.get(resolution);
    long fall = before == null ? 0 : before.fall(resolution);
    for (int count : patience.windows(windows.widthMillis)) {
      if (windows.size() >= count) {
        List<Window> span = windows.latest(count);
        Growth growth = growth(span);
        if (growth.rise() > GrowthThreshold.TIMES_THE_FALL.value * fall
            && isSeen(span, growth, windows.widthMillis, patience)) {
          return growth;
        }
      }
    }
    return null;
  }

  private boolean isSeen(List<Window> span, Growth growth, long widthMillis, Patience patience) {
    if (!patience.mayBelieve(widthMillis, growth, series.lengthMillis())
        || !(rises(span, growth.rise()) && goesOn(span) || leavesSome(span, growth))) {
      return false;
    }
    if (hasSlowed(growth)) {
      return false;
    }
    Staying staying = new Staying(series, span, growth, survivors);
    long kept = patience.leastKept(widthMillis, growth, series.lengthMillis());
    return staying.all(kept) || staying.some(patience.leastLost(widthMillis, span.size()), kept);
  }

  /**
   * Whether the span of the same length before rose faster: what fills slows down, also where two
   * halves of one span cannot show it.
   */
  private boolean hasSlowed(Growth growth) {
    Window before = series.at(growth.startMillis - growth.spanMillis());
    if (before == null) {
      return false;
    }
    // A count that rises has its floor at the begin of a window.
    double millis = growth.startMillis - before.startMillis;
    double usual = (growth.floorAtStart - before.floor) / millis * growth.spanMillis();
    return growth.rise() < GrowthThreshold.SLOWED_SINCE.value * usual;
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
    return flat <= mayBeEmpty(span.size(), rise);
  }

  /** Of so many windows that share so many events at random, e^-mean are empty; and one more. */
  private static double mayBeEmpty(int windows, long events) {
    return 1 + windows * Math.exp(-(double) events / windows);
  }

  private static boolean goesOn(List<Window> span) {
    int half = span.size() / 2;
    long earlier = span.get(half - 1).floor - span.get(0).floor;
    long later = span.get(span.size() - 1).floor - span.get(half).floor;
    return later >= GrowthThreshold.SLOWED.value * earlier;
  }

  /**
   * Whether each window of the first two thirds but one left handles behind, the later ones as many
   * as the earlier. Under a load that is never low for a whole window the floors jump, and only
   * this shows the leak.
   */
  private boolean leavesSome(List<Window> span, Growth growth) {
    if (!survivors.areKnown() || !growth.isLong()) {
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
    return empty <= mayBeEmpty(bins, left[0] + left[1])
        && left[1] >= GrowthThreshold.SLOWED.value * left[0]
        && 2 * growth.rise() >= left[0] + left[1];
  }
}
