package io.descry.diagnosis.growth;

import java.util.List;

/**
 * Whether a count goes on rising, so that its rate says when the table is full. A program that
 * starts fills too, and slows down; a load that comes and goes rises to where it was. Pure.
 */
final class Filling {

  /** A shorter window follows the load. */
  private static final long LEAST_WIDTH = 60_000;

  private final Series series;

  Filling(Series series) {
    this.series = series;
  }

  /**
   * Whether the count rose in the last two windows, is above all that it was before them, and does
   * not slow down.
   *
   * @param perMinute how fast it rises: a slow count is judged over wider windows
   */
  boolean goesOn(double perMinute) {
    List<Window> windows = latest(perMinute);
    int size = windows.size();
    if (size < GrowthThreshold.FILLING_LEAST.value) {
      return false;
    }
    Window newest = windows.get(size - 1);
    return series.lastOpen() >= newest.floor
        && newest.floor >= ceiling(windows.subList(0, size - 2))
        && step(windows, size - 2) > 0
        && !slows(windows);
  }

  private List<Window> latest(double perMinute) {
    double millis = GrowthThreshold.FILLING_STEPS.value * 60_000 / perMinute;
    for (Windows windows : series.resolutions) {
      if (windows.widthMillis >= Math.max(LEAST_WIDTH, millis)) {
        int most = (int) GrowthThreshold.FILLING_MOST.value;
        return windows.latest(Math.min(most, windows.size()));
      }
    }
    return series.resolutions.get(0).latest(0);
  }

  private static long ceiling(List<Window> windows) {
    long ceiling = 0;
    for (Window window : windows) {
      ceiling = Math.max(ceiling, window.ceiling);
    }
    return ceiling;
  }

  /** Less than half as fast as at its fastest, and not by chance: counts vary by their root. */
  private boolean slows(List<Window> windows) {
    double now = Math.min(step(windows, windows.size() - 1), latest(windows));
    double fastest = now;
    for (int i = 1; i < windows.size(); i++) {
      fastest = Math.max(fastest, step(windows, i));
    }
    return now <= 0 || (2 * now < fastest && fastest - now > 2 * Math.sqrt(fastest + now));
  }

  /** The rise since the newest window began, for the time of one window. */
  private double latest(List<Window> windows) {
    Window newest = windows.get(windows.size() - 1);
    double millis = series.lastAt() - newest.startMillis;
    return (series.lastOpen() - newest.floor) * (newest.endMillis - newest.startMillis) / millis;
  }

  private static long step(List<Window> windows, int index) {
    return windows.get(index).floor - windows.get(index - 1).floor;
  }
}
