package io.descry.diagnosis.simulation;

import java.util.ArrayList;
import java.util.List;

/** Behaviours that the {@link Shape}s are made of. */
final class Shapes {

  private Shapes() {}

  /** How long a handle is held, in seconds. */
  interface Duration {
    double draw();
  }

  /** Requests at random; each holds a handle for its duration. */
  static Behaviour requests(Dice dice, double perSecond, Load load, Duration duration) {
    return (site, second) -> {
      for (int n = dice.poisson(perSecond * load.at(second)); n > 0; n--) {
        double seconds = duration.draw();
        if (seconds < 0.7) {
          site.openAndClose(1);
        } else {
          site.open(Math.round(seconds));
        }
      }
    };
  }

  /** So many open at a time on average, each for so long on average, under this load. */
  static Behaviour concurrency(Dice dice, double most, Load load) {
    double mean = dice.spread(Math.max(1, most / 10), 1_800);
    boolean even = dice.happens(0.3);
    return requests(
        dice,
        dice.spread(2, most) / mean,
        load.uneven(dice),
        () -> even ? mean * dice.between(0.8, 1.2) : dice.exponential(mean));
  }

  /** Opens a number at its begin and keeps it. */
  static Behaviour heldFromStart(long start, int count) {
    return (site, second) -> {
      for (int i = 0; second == start && i < count; i++) {
        site.keep();
      }
    };
  }

  /** Keeps one more at each of these events until there are so many. */
  static Behaviour fills(Dice dice, int most, double perSecond) {
    int[] held = {0};
    return (site, second) -> {
      for (int n = dice.poisson(perSecond); n > 0 && held[0] < most; n--) {
        site.keep();
        held[0]++;
      }
    };
  }

  /** Opens so many evenly over some seconds at each start, holds them, closes them together. */
  static Behaviour batches(Dice dice, long every, int most, double opening, double holding) {
    List<Held> held = new ArrayList<>();
    long phase = dice.between(0, (int) every - 1);
    long[] left = {0};
    int[] size = {most};
    return (site, second) -> {
      long at = Math.floorMod(second - phase, every);
      if (at == 0) {
        size[0] = dice.between(Math.max(1, most / 2), most);
      }
      left[0] = at < opening ? (long) (size[0] * (at + 1) / opening) : size[0];
      while (at < opening + holding && held.size() < left[0]) {
        held.add(site.keep());
      }
      if (at >= opening + holding) {
        held.forEach(site::close);
        held.clear();
      }
    };
  }

  /** A crowd now and then, gone after a while. */
  static Behaviour bursts(Dice dice, double perSecond, int most) {
    long[] until = {0};
    double[] rate = {0, 1};
    return (site, second) -> {
      if (second >= until[0] && dice.happens(perSecond)) {
        double length = dice.spread(1, 30);
        until[0] = second + (long) length;
        rate[0] = dice.spread(10, most) / length;
        rate[1] = dice.spread(10, 900);
      }
      for (int n = second < until[0] ? dice.poisson(rate[0]) : 0; n > 0; n--) {
        site.open((long) (rate[1] * dice.between(0.3, 1.5)));
      }
    };
  }

  /**
   * A pool: as many connections as are in use at once, up to its bound, the idle ones closed after
   * a time, or never.
   */
  static Behaviour pool(Dice dice, int bound, double inUse, Load load, double idleSeconds) {
    List<Held> pool = new ArrayList<>();
    long[] lastNeeded = new long[bound];
    return (site, second) -> {
      int needed = Math.min(bound, dice.poisson(inUse * load.at(second)));
      for (int i = 0; i < needed; i++) {
        lastNeeded[i] = second;
      }
      while (pool.size() < needed) {
        pool.add(site.keep());
      }
      int size = pool.size();
      if (size > needed && second - lastNeeded[size - 1] > idleSeconds) {
        site.close(pool.remove(size - 1));
      }
    };
  }

  /** A cache that opens what is asked for the first time; popular keys come again and again. */
  static Behaviour cache(Dice dice, int keys, int bound, double perSecond, double skew) {
    Held[] open = new Held[keys];
    List<Integer> used = new ArrayList<>();
    return (site, second) -> {
      for (int n = dice.poisson(perSecond); n > 0; n--) {
        int key = (int) (keys * Math.pow(dice.between(0, 1.0), skew));
        if (open[key] != null) {
          continue;
        }
        open[key] = site.keep();
        used.add(key);
        if (used.size() > bound) {
          int eldest = used.remove(dice.between(0, bound / 2));
          site.close(open[eldest]);
          open[eldest] = null;
        }
      }
    };
  }

  /** People at work: each logs in for a while, some times a day. */
  static Behaviour users(Dice dice, int users, Load load) {
    double minutes = dice.spread(10, 150);
    return requests(
        dice, users / 28_800.0, load, () -> dice.exponential(minutes * 60) + dice.between(5, 60));
  }

  /** At times busy, at times not. */
  static Load onOff(Dice dice) {
    double mean = dice.spread(300, 7_200);
    long[] next = {0};
    boolean[] on = {false};
    return second -> {
      while (second >= next[0]) {
        on[0] = !on[0];
        next[0] += 1 + (long) dice.exponential(mean);
      }
      return on[0] ? 1 : 0;
    };
  }
}
