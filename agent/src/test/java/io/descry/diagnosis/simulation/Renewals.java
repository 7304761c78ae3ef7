package io.descry.diagnosis.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Behaviours whose handles live long and are replaced: by others, at a moment, or little by little.
 */
final class Renewals {

  private Renewals() {}

  /** A count that follows this one, the eldest closed first. */
  static Behaviour following(Dice dice, Count count) {
    Deque<Held> open = new ArrayDeque<>();
    return (site, second) -> {
      long wanted = count.at(second);
      if (open.size() > wanted) {
        site.close(open.poll());
      }
      for (int n = 0; open.size() < wanted && n < 3 && dice.happens(0.5); n++) {
        open.add(site.keep());
      }
    };
  }

  /** How many are wanted at a second. */
  interface Count {
    long at(long second);
  }

  /** A pool as large as its use of the last ten minutes; each connection ends after its life. */
  static Behaviour pool(Dice dice, int bound, double inUse, Load load) {
    double life = dice.spread(600, 7_200);
    Deque<Long> ends = new ArrayDeque<>();
    double[] size = {0};
    return (site, second) -> {
      while (!ends.isEmpty() && ends.peek() <= second) {
        ends.poll();
      }
      int needed = Math.min(bound, dice.poisson(inUse * load.at(second)));
      size[0] = Math.max(needed, size[0] - size[0] / 600);
      while (ends.size() < Math.floor(size[0])) {
        site.open(Math.round(life));
        ends.add(second + Math.round(life));
      }
    };
  }

  /** Sessions without an end but for the peer's, after which they come back over some minutes. */
  static Behaviour reconnecting(Dice dice, int sessions, long start) {
    List<Held> open = new ArrayList<>();
    double mean = dice.spread(1_800, 86_400);
    double back = dice.spread(5, 1_800);
    double[] next = {start};
    return (site, second) -> {
      if (second >= next[0]) {
        open.forEach(site::close);
        open.clear();
        next[0] = second + 600 + dice.exponential(mean);
      }
      for (int n = dice.poisson((sessions - open.size()) / back); n > 0; n--) {
        open.add(site.keep());
      }
    };
  }

  /** Opens one by one up to so many, and closes nearly all when there are. */
  static Behaviour merging(Dice dice, int most, double perSecond) {
    Deque<Held> open = new ArrayDeque<>();
    int[] bound = {most};
    return (site, second) -> {
      for (int n = dice.poisson(perSecond); n > 0; n--) {
        open.add(site.keep());
      }
      if (open.size() >= bound[0]) {
        while (open.size() > bound[0] / 10) {
          site.close(open.poll());
        }
        bound[0] = dice.between(Math.max(2, most / 2), most);
      }
    };
  }

  /** Requests that last many times longer for a while, now and then. */
  static Behaviour slowed(Dice dice, double most, long start) {
    double factor = dice.spread(3, 30);
    double mean = dice.spread(1, 60);
    double every = dice.spread(3_600, 43_200);
    double lasting = dice.spread(300, 7_200);
    double perSecond = dice.spread(2, most) / mean / factor;
    long phase = dice.between(0, (int) every);
    return (site, second) -> {
      boolean slow = (second - start + phase) % (long) (every + lasting) >= every;
      for (int n = dice.poisson(perSecond); n > 0; n--) {
        double held = dice.exponential(slow ? mean * factor : mean);
        site.open(Math.round(Math.max(1, held)));
      }
    };
  }
}
