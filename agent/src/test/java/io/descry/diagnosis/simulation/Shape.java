package io.descry.diagnosis.simulation;

import static io.descry.diagnosis.simulation.Load.DAY;
import static io.descry.diagnosis.simulation.Load.HOUR;

import io.descry.model.HandleKind;
import java.util.Arrays;

/**
 * What healthy programs do with descriptors. Each draws its numbers from dice; {@code most} bounds
 * how many it holds at a time.
 */
enum Shape {
  FLAT(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Shapes.concurrency(dice, most, Load.steady());
    }
  },
  RAMP(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      Load load = Load.steady().rising(0.1, start, dice.spread(1_200, 8 * HOUR));
      return Shapes.concurrency(dice, most, load);
    }
  },
  WARM_UP(1) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int count = (int) dice.spread(10, most);
      double speed = dice.spread(10, 900);
      double[] held = {0};
      Behaviour warming =
          (site, second) -> {
            double due = count * (1 - Math.exp(-(second - start) / speed));
            for (; held[0] < Math.floor(due); held[0]++) {
              site.keep();
            }
          };
      return warming.and(Shapes.concurrency(dice, Math.max(3, most / 5), Load.steady()));
    }
  },
  DAY_AND_NIGHT(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Shapes.concurrency(dice, most, Load.steady().byDay(dice.between(0.02, 0.3)));
    }
  },
  QUIET_WEEKEND(8) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      Load load = Load.steady().byDay(dice.between(0.02, 0.3));
      return Shapes.concurrency(dice, most, load.quietAtWeekends(dice.between(0.05, 0.4)));
    }
  },
  NIGHTLY_BATCH(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int size = (int) dice.spread(10, most);
      double opening = dice.spread(60, 2 * HOUR);
      return Shapes.batches(dice, (long) DAY, size, opening, dice.spread(60, HOUR))
          .and(Shapes.concurrency(dice, Math.max(3, most / 10), Load.steady().byDay(0.2)));
    }
  },
  CRON(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      long every = new long[] {300, 900, 3_600}[dice.between(0, 2)];
      double opening = dice.spread(5, every / 3.0);
      return Shapes.batches(
          dice, every, (int) dice.spread(5, most), opening, dice.spread(5, every / 3.0));
    }
  },
  BURSTS(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Shapes.bursts(dice, 1 / dice.spread(300, 4 * HOUR), (int) Math.max(11, most))
          .and(Shapes.concurrency(dice, Math.max(3, most / 10), Load.steady()));
    }
  },
  DEPLOY_SHIFT(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      double at = start + dice.between(HOUR, DAY);
      Load load = Load.steady().shifting(dice.between(1.5, 3.0), at, dice.spread(10, 1_800));
      return Shapes.concurrency(dice, most / 3, load);
    }
  },
  POOL_GROWS_WITH_USE(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int bound = (int) dice.spread(8, Math.max(9, most));
      double inUse = bound * dice.between(0.05, 0.6);
      Load load = Load.steady().byDay(dice.between(0.05, 0.5)).uneven(dice);
      return Shapes.pool(dice, bound, inUse, load, Double.MAX_VALUE);
    }
  },
  POOL_WITH_EVICTION(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int bound = (int) dice.spread(8, Math.max(9, most));
      Load load = Load.steady().byDay(dice.between(0.05, 0.5)).uneven(dice);
      return Shapes.pool(
          dice, bound, bound * dice.between(0.05, 0.6), load, dice.spread(20, 1_800));
    }
  },
  POOL_RAMPS_TO_ITS_BOUND(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int bound = (int) dice.spread(8, Math.min(100, most));
      return Shapes.fills(dice, bound, bound / dice.spread(600, 8 * HOUR));
    }
  },
  CACHE_FILLS(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int keys = (int) dice.spread(20, Math.max(21, 3 * most));
      int bound = (int) Math.max(10, Math.min(most, keys * dice.between(0.3, 1.5)));
      double perSecond = keys / dice.spread(300, DAY);
      return Shapes.cache(dice, keys, bound, perSecond, dice.between(1.0, 3.0));
    }
  },
  RAMP_OF_DAYS(8) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      Load load = Load.steady().rising(0.1, start, dice.between(2 * DAY, 5 * DAY));
      return Shapes.concurrency(dice, most, load.byDay(dice.between(0.1, 1.0)));
    }
  },
  CROWD_AFTER_OUTAGE(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      double at = start + dice.between(600, DAY);
      Load load =
          Load.steady()
              .withOutage(at, dice.spread(30, 900), dice.between(3.0, 8.0), dice.spread(60, 1_200));
      Behaviour requests = Shapes.concurrency(dice, most / 4, load);
      return (site, second) -> {
        if (second == (long) at) {
          site.closeAll();
        }
        requests.second(site, second);
      };
    }
  },
  HEAVY_TAILED(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      double least = dice.spread(5, 120);
      double tail = dice.between(1.05, 1.6);
      double longest = dice.between(2 * HOUR, DAY);
      double mean = least * tail / (tail - 1);
      Load load = Load.steady().byDay(dice.between(0.1, 1.0)).uneven(dice);
      return Shapes.requests(
          dice, dice.spread(2, most / 2) / mean, load, () -> dice.pareto(least, tail, longest));
    }
  },
  ON_AND_OFF(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Shapes.concurrency(dice, most, Shapes.onOff(dice));
    }
  },
  FEW_USERS(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      Load load = Load.steady().byDay(0.02).quietAtWeekends(0.1);
      return Shapes.users(dice, dice.between(2, (int) Math.min(60, most)) * 5, load);
    }
  },
  HELD_FROM_START(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Shapes.heldFromStart(start, (int) dice.spread(2, most))
          .and(Shapes.batches(dice, 3_600, 2, 1, 1));
    }
  },
  TENANTS_THAT_STOP(8) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int tenants = (int) dice.spread(10, Math.min(200, most));
      return Shapes.fills(dice, tenants, tenants / dice.spread(6 * HOUR, 4 * DAY));
    }
  },
  /** Connections are renewed at the end of their life, as connection pools do. */
  POOL_THAT_RENEWS(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int bound = (int) dice.spread(8, Math.max(9, most));
      Load load = Load.steady().byDay(dice.between(0.05, 0.5)).uneven(dice);
      return Renewals.pool(dice, bound, bound * dice.between(0.1, 0.9), load);
    }
  },
  WEB_SOCKETS(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      double mean = dice.spread(1_800, 8 * HOUR);
      Load load = Load.steady().byDay(dice.between(0.05, 0.5)).uneven(dice);
      return Shapes.requests(
          dice, dice.spread(10, most) / mean, load, () -> dice.exponential(mean));
    }
  },
  /** Long sessions that all end at once, with the peer, and come back within minutes. */
  WEB_SOCKETS_THAT_RECONNECT(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Renewals.reconnecting(dice, (int) dice.spread(10, most), start);
    }
  },
  /** A log of segments: one more now and then, the oldest closed after a time. */
  SEGMENTS_WITH_RETENTION(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      double retention = dice.spread(HOUR, 2 * DAY);
      double segments = dice.spread(5, most);
      return Shapes.requests(
          dice, segments / retention, Load.steady().uneven(dice), () -> retention);
    }
  },
  /** Opens one by one, and closes nearly all when it merges. */
  STORE_THAT_MERGES(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int segments = (int) dice.spread(5, most);
      return Renewals.merging(dice, segments, segments / dice.spread(300, DAY));
    }
  },
  /** Jars, templates, tables: the common ones soon, the rare ones after days. */
  OPENED_ON_FIRST_USE(8) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int keys = (int) dice.spread(20, Math.max(21, most));
      double perSecond = keys / dice.spread(HOUR, 2 * DAY);
      return Shapes.cache(dice, keys, keys, perSecond, dice.between(2.0, 5.0));
    }
  },
  /** What it waits for becomes slow for a while, and what it holds piles up. */
  SLOW_DOWNSTREAM(2) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      return Renewals.slowed(dice, most, start);
    }
  },
  /** A connection to each peer; the peers become more by day and fewer at night. */
  PEERS_BY_DAY(3) {
    @Override
    Behaviour behaviour(Dice dice, long start, double most) {
      int peers = (int) dice.spread(5, most);
      Load load = Load.steady().byDay(dice.between(0.1, 0.6));
      return Renewals.following(dice, second -> (long) (peers * load.at(second)));
    }
  };

  /** Of the first two halves. */
  private static final int FIRST = 20;

  /** How long such a life is watched. */
  final int days;

  Shape(int days) {
    this.days = days;
  }

  /** Those that the life of this seed is made of. */
  static Shape[] of(long seed) {
    return Half.isSecond(seed) ? values() : Arrays.copyOf(values(), FIRST);
  }

  abstract Behaviour behaviour(Dice dice, long start, double most);

  /** Pools are of connections; caches, batches and stores are of files; the rest is either. */
  HandleKind kind(Dice dice) {
    if (opensEachOnce()) {
      return HandleKind.FILE_INPUT;
    }
    boolean pool = name().startsWith("POOL") || name().startsWith("WEB") || this == PEERS_BY_DAY;
    return pool || dice.happens(0.5) ? HandleKind.SOCKET : HandleKind.FILE_INPUT;
  }

  /** A socket's peer is mostly one; of sites that open files, one of five opens the same again. */
  int targets(Dice dice, HandleKind kind) {
    if (opensEachOnce()) {
      return 10_000;
    }
    return dice.happens(kind == HandleKind.SOCKET ? 0.7 : 0.2) ? 1 : 1_000;
  }

  private boolean opensEachOnce() {
    return this == CACHE_FILLS
        || this == TENANTS_THAT_STOP
        || this == WARM_UP
        || this == CRON
        || this == NIGHTLY_BATCH
        || this == SEGMENTS_WITH_RETENTION
        || this == STORE_THAT_MERGES
        || this == OPENED_ON_FIRST_USE;
  }

  /** Whether it keeps what it opens, one by one, for hours. */
  boolean keeps() {
    return looksLikeALeak()
        || this == CACHE_FILLS
        || this == OPENED_ON_FIRST_USE
        || name().startsWith("POOL");
  }

  /** While it lasts nothing tells it from a leak: it keeps what it opens, one by one. */
  boolean looksLikeALeak() {
    return this == POOL_RAMPS_TO_ITS_BOUND
        || this == TENANTS_THAT_STOP
        || this == SEGMENTS_WITH_RETENTION
        || this == STORE_THAT_MERGES;
  }
}
