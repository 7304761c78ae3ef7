package io.descry.diagnosis.simulation;

import io.descry.report.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tables of what was found and what was called wrongly. */
final class Figures {

  private Figures() {}

  /** False alarms by shape, per 1,000 days of such a site; and of whole JVMs. */
  static String ofHealthy(List<HealthyLife> lives) {
    StringBuilder text =
        new StringBuilder("| shape | site-days | alarms | per 1,000 |\n|---|---|---|---|\n");
    for (Shape shape : Shape.values()) {
      long days = siteDays(lives, shape);
      row(text, shape.toString(), days, alarms(lives, shape::equals));
    }
    long days = lives.stream().mapToLong(HealthyLife::days).sum();
    row(text, "JVMs, all shapes", days, alarms(lives, shape -> true));
    row(
        text,
        "JVMs, without those that keep one by one",
        days,
        alarms(lives, shape -> !shape.looksLikeALeak()));
    row(text, "JVMs, all shapes, called suspect", days, all(lives, Verdict.SUSPECT).count());
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, String what, long days, long alarms) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %d | %.2f |%n",
            what.toLowerCase(Locale.ROOT).replace('_', ' '),
            days,
            alarms,
            alarms * 1_000.0 / Math.max(1, days)));
  }

  private static long siteDays(List<HealthyLife> lives, Shape shape) {
    return lives.stream()
        .mapToLong(life -> life.days() * life.shapes().stream().filter(shape::equals).count())
        .sum();
  }

  static long alarms(List<HealthyLife> lives, Predicate<Shape> of) {
    return all(lives, Verdict.GROWING).filter(alarm -> of.test(alarm.shape())).count();
  }

  private static Stream<HealthyLife.Alarm> all(List<HealthyLife> lives, Verdict verdict) {
    return lives.stream()
        .flatMap(life -> life.alarms().stream())
        .filter(alarm -> alarm.verdict() == verdict);
  }

  /** Leaks by rate, by the way they leak, by limit and by load. */
  static String ofLeaks(List<LeakyLife> lives) {
    StringBuilder text =
        new StringBuilder(
            "| leaks | lives | found | by 20 % | median share | 95th | worst | median time |"
                + " forecast 10th, median, 90th |\n|---|---|---|---|---|---|---|---|---|\n");
    for (double rate : Leak.RATES_PER_DAY) {
      leakRow(text, Leak.rate(rate), lives, life -> life.perDay() == rate);
    }
    for (Leak leak : Leak.values()) {
      leakRow(text, leak.toString(), lives, life -> life.leak() == leak);
    }
    for (long limit : HealthyLife.LIMITS) {
      leakRow(text, "limit " + limit, lives, life -> life.limit() == limit);
    }
    leakRow(text, "no load", lives, life -> life.load() == null);
    for (Shape shape : Shape.values()) {
      leakRow(text, "in " + shape, lives, life -> life.load() == shape);
    }
    leakRow(text, "all", lives, life -> true);
    return text.append('\n').toString();
  }

  private static void leakRow(
      StringBuilder text, String what, List<LeakyLife> all, Predicate<LeakyLife> which) {
    List<LeakyLife> lives = all.stream().filter(which).toList();
    double[] shares =
        lives.stream().filter(LeakyLife::found).mapToDouble(LeakyLife::share).sorted().toArray();
    double[] seconds =
        lives.stream()
            .filter(LeakyLife::found)
            .mapToDouble(LeakyLife::afterSeconds)
            .sorted()
            .toArray();
    double[] forecasts =
        lives.stream()
            .filter(l -> l.forecast() != null)
            .mapToDouble(LeakyLife::forecast)
            .sorted()
            .toArray();
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %d | %d | %.2f %% | %.1f %% | %.1f %% | %s | %.2f, %.2f, %.2f |%n",
            what.toLowerCase(Locale.ROOT).replace('_', ' '),
            lives.size(),
            shares.length,
            lives.stream().filter(LeakyLife::isInTime).count(),
            100 * at(shares, 0.5),
            100 * at(shares, 0.95),
            100 * at(shares, 1),
            time(at(seconds, 0.5)),
            at(forecasts, 0.1),
            at(forecasts, 0.5),
            at(forecasts, 0.9)));
  }

  /** The figures that the goals are about, one a line. */
  static String ofGoals(List<HealthyLife> healthy, List<LeakyLife> leaks) {
    long days = healthy.stream().mapToLong(HealthyLife::days).sum();
    double thousands = Math.max(1, days) / 1_000.0;
    return String.format(
        Locale.ROOT,
        "| goal | measured |%n|---|---|%n"
            + "| healthy JVM-days | %,d |%n"
            + "| growing called falsely, per 1,000 JVM-days | %.1f |%n"
            + "| suspect, per 1,000 JVM-days | %.1f |%n"
            + "| leaks named before a fifth of the headroom | %d of %d |%n"
            + "| called growing before a fifth; before half | %d; %d |%n%n",
        days,
        alarms(healthy, shape -> true) / thousands,
        all(healthy, Verdict.SUSPECT).count() / thousands,
        leaks.stream().filter(life -> life.namedShare() <= 0.2).count(),
        leaks.size(),
        leaks.stream().filter(life -> life.growingShare() <= 0.2).count(),
        leaks.stream().filter(life -> life.growingShare() <= 0.5).count());
  }

  /** Which sites of real programs were called. */
  static String ofRecordings(Half half) {
    StringBuilder text = new StringBuilder("| recording | truth | called |\n|---|---|---|\n");
    for (Recording recording : Recording.all()) {
      if (recording.half() == half) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s |%n",
                recording.name(),
                recording.leaks() ? "leak" : "healthy",
                Replay.leaks(recording)));
      }
    }
    return text.toString();
  }

  private static double at(double[] sorted, double quantile) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
  }

  private static String time(double seconds) {
    return seconds < 120
        ? Math.round(seconds) + " s"
        : seconds < 7_200
            ? Math.round(seconds / 60) + " min"
            : seconds < 172_800
                ? Math.round(seconds / 3_600) + " h"
                : Math.round(seconds / 86_400) + " days";
  }
}
