package io.descry.diagnosis.growth;

import io.descry.report.HistoryPoint;
import io.descry.report.SiteHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The past as the report shows it: from the same windows that growth is judged by. */
public final class HistoryRows {

  /** Fewer windows of a width are no picture; a finer width is shown then. */
  private static final int PICTURE = 8;

  private HistoryRows() {}

  /**
   * Oldest first, finer towards now: a coarse window is shown where no finer one covers its end.
   */
  static List<HistoryPoint> points(Series series) {
    List<HistoryPoint> points = new ArrayList<>();
    for (int i = series.resolutions.size() - 1; i >= 0; i--) {
      long until = i == 0 ? Long.MAX_VALUE : begin(series, i);
      for (Window window : all(series.resolutions.get(i))) {
        if (window.endMillis <= until) {
          points.add(new HistoryPoint(window.endMillis, window.floor, window.ceiling));
        }
      }
    }
    return points;
  }

  /** Where the finer windows begin. */
  private static long begin(Series series, int resolution) {
    long begin = Long.MAX_VALUE;
    for (Windows finer : series.resolutions.subList(0, resolution)) {
      if (finer.size() > 0) {
        begin = Math.min(begin, all(finer).get(0).startMillis);
      }
    }
    return begin;
  }

  /** In the widest windows of which there are enough, or null before there are any. */
  public static @Nullable SiteHistory floors(@Nullable Series series) {
    if (series == null || series.resolutions.get(0).size() == 0) {
      return null;
    }
    Windows chosen = series.resolutions.get(0);
    for (Windows windows : series.resolutions) {
      chosen = windows.size() >= PICTURE ? windows : chosen;
    }
    List<Long> floors = new ArrayList<>();
    for (Window window : all(chosen)) {
      floors.add(window.floor);
    }
    return new SiteHistory(chosen.widthMillis, floors);
  }

  private static List<Window> all(Windows windows) {
    return windows.latest(windows.size());
  }
}
