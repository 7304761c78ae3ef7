package io.descry.diagnosis.simulation;

import java.util.ArrayList;
import java.util.List;

/** Ways to lose handles; all lose {@code perDay} on average. */
enum Leak {
  STEADY {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      return losing(dice, perDay / Load.DAY, second -> 1, 1);
    }
  },
  BY_REQUEST {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      return losing(dice, perDay / Load.DAY / 0.55, load, 1);
    }
  },
  AT_NIGHT {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      Load nights = second -> second % 86_400 < 4 * Load.HOUR ? 6 : 0;
      return losing(dice, perDay / Load.DAY, nights, 1);
    }
  },
  AFTER_DAYS {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      double begin = start + dice.between(Load.DAY, 2 * Load.DAY);
      return losing(dice, perDay / Load.DAY, second -> second < begin ? 0 : 1, 1);
    }
  },
  IN_PAIRS {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      return losing(dice, perDay / Load.DAY / 2, second -> 1, 2);
    }
  },
  /** The collector closes most of them, minutes to a day later. */
  RECOVERED_BY_GC {
    @Override
    Behaviour behaviour(Dice dice, long start, double perDay, Load load) {
      long every = (long) dice.spread(600, Load.DAY);
      List<Held> lost = new ArrayList<>();
      return (site, second) -> {
        for (int n = dice.poisson(perDay / Load.DAY); n > 0; n--) {
          lost.add(site.lose());
        }
        if (second % every == every - 1) {
          lost.forEach(site::recover);
          lost.clear();
        }
      };
    }
  };

  /** From one a day to a hundred a second. */
  static final double[] RATES_PER_DAY = {1, 10, 24, 240, 1_440, 14_400, 86_400, 864_000, 8_640_000};

  abstract Behaviour behaviour(Dice dice, long start, double perDay, Load load);

  private static Behaviour losing(Dice dice, double perSecond, Load load, int each) {
    return (site, second) -> {
      for (int n = each * dice.poisson(perSecond * load.at(second)); n > 0; n--) {
        site.lose();
      }
    };
  }

  static String rate(double perDay) {
    return perDay < 24
        ? (long) perDay + " a day"
        : perDay < 1_440
            ? (long) (perDay / 24) + " an hour"
            : perDay < 86_400
                ? (long) (perDay / 1_440) + " a minute"
                : (long) (perDay / 86_400) + " a second";
  }
}
