package io.descry.diagnosis.simulation;

import io.descry.diagnosis.Judged;
import io.descry.model.HandleKind;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A healthy JVM over days: a site of a given shape and up to three others.
 *
 * @param shapes of its sites
 * @param alarms each time that a site was called growing or suspect which was not before
 */
record HealthyLife(long seed, int days, List<Shape> shapes, List<Alarm> alarms) {

  static final long[] LIMITS = {1_024, 4_096, 65_536, 1_048_576};

  /** A site called growing, or suspect. */
  record Alarm(Verdict verdict, Shape shape, String where, long afterSeconds, String reason) {}

  /** The life of this seed; its first shape goes round. */
  static HealthyLife of(long seed) {
    Dice dice = new Dice(seed);
    Shape[] all = Shape.of(seed);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(all[(int) (seed / 2 % all.length)]);
    for (int others = dice.between(0, 3); others > 0; others--) {
      shapes.add(all[dice.between(0, all.length - 1)]);
    }
    return live(seed, dice, shapes);
  }

  private static HealthyLife live(long seed, Dice dice, List<Shape> shapes) {
    long limit = LIMITS[dice.between(0, LIMITS.length - 1)];
    long start = Clock.start(dice);
    SimulatedJvm jvm = new SimulatedJvm(limit, seed);
    for (Shape shape : shapes) {
      HandleKind kind = shape.kind(dice);
      Behaviour behaviour =
          shape.behaviour(dice, start, mostOpen(seed, shape, limit, shapes.size()));
      jvm.add(behaviour, kind, shape.targets(dice, kind));
    }
    int days = shapes.get(0).days;
    return new HealthyLife(seed, days, shapes, alarms(jvm, shapes, limit, start, days));
  }

  /** Healthy programs use less than the sixth of a small limit, and 300 of a large one. */
  static double mostOpen(long limit) {
    return Math.min(300, limit / 6.0);
  }

  /**
   * Of the second halves: what comes and goes takes up to six tenths of the limit, 2,000 at most.
   */
  private static double mostOpen(long seed, Shape shape, long limit, int sites) {
    if (!Half.isSecond(seed)) {
      return mostOpen(limit);
    }
    return shape.keeps() ? Math.min(1_000, limit / 6.0) : Math.min(2_000, 0.6 * limit / sites);
  }

  private static List<Alarm> alarms(
      SimulatedJvm jvm, List<Shape> shapes, long limit, long start, int days) {
    List<Alarm> alarms = new ArrayList<>();
    Map<Integer, Verdict> before = new HashMap<>();
    for (long second = 0; second < days * 86_400L; second++) {
      jvm.tick(start + second);
      if (jvm.isReport(second)) {
        for (Judged judged : jvm.report(start + second)) {
          int site = Integer.parseInt(judged.fingerprint()) - 1;
          if (judged.verdict().compareTo(Verdict.SUSPECT) <= 0
              && before.get(site) != judged.verdict()) {
            String where = jvm.sites.get(site) + " of " + limit;
            alarms.add(
                new Alarm(judged.verdict(), shapes.get(site), where, second, judged.reason()));
          }
          before.put(site, judged.verdict());
        }
      }
    }
    return alarms;
  }
}
