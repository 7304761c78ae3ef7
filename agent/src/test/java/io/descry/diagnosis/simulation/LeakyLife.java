package io.descry.diagnosis.simulation;

import io.descry.diagnosis.Judged;
import io.descry.model.HandleKind;
import io.descry.report.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JVM with a leak, until it is found, six tenths of the headroom are used, or 40 days have
 * passed. The leak is at the line that also carries a healthy load, where there is one: the worst
 * place.
 *
 * @param load the shape of that load, or null for none
 * @param found whether it was called a leak
 * @param share of the headroom that the leak held then: of the limit without what else was open
 * @param afterSeconds from the start of the life
 * @param forecast the time to exhaustion that the report named, by the true one, or null
 * @param namedShare of the headroom when the line was first watched, suspect or a leak; NaN: never
 * @param growingShare of the headroom when the line was first called growing; NaN: never
 */
record LeakyLife(
    long seed,
    Leak leak,
    double perDay,
    long limit,
    @Nullable Shape load,
    boolean found,
    double share,
    long afterSeconds,
    @Nullable Double forecast,
    double namedShare,
    double growingShare) {

  /** How much of the headroom a leak may use before its life ends. */
  private static final double END = 0.6;

  private static final long MOST_SECONDS = 40L * 86_400;

  /** More would only cost time. */
  private static final long MOST_LOST = 10_000;

  /** What is called growing before that is not this leak; what the collector closed surely is. */
  private static final int LEAST_LOST = 3;

  /** The life of this seed; rates, ways to leak and limits go round. */
  static LeakyLife of(long seed) {
    int n = (int) (seed / 2);
    double perDay = Leak.RATES_PER_DAY[n % Leak.RATES_PER_DAY.length];
    Leak leak = Leak.values()[n / 9 % Leak.values().length];
    long limit = HealthyLife.LIMITS[n / 54 % HealthyLife.LIMITS.length];
    return live(new Dice(seed), seed, leak, perDay, limit);
  }

  private static LeakyLife live(Dice dice, long seed, Leak leak, double perDay, long limit) {
    long start = Clock.start(dice);
    Shape load =
        dice.happens(0.25) ? null : Shape.of(seed)[dice.between(0, Shape.of(seed).length - 1)];
    Load traffic = Load.steady().byDay(dice.between(0.05, 0.5)).uneven(dice);
    Behaviour leaking = leak.behaviour(dice, start, perDay, traffic);
    SimulatedJvm jvm = new SimulatedJvm(limit, seed);
    SimulatedSite site =
        jvm.add(
            load == null
                ? leaking
                : leaking.and(load.behaviour(dice, start, HealthyLife.mostOpen(limit))),
            dice.happens(0.5) ? HandleKind.SOCKET : HandleKind.FILE_INPUT,
            dice.happens(0.6) ? 1 : 10_000);
    double named = Double.NaN;
    for (long second = 0; second < MOST_SECONDS; second++) {
      jvm.tick(start + second);
      List<Judged> report = jvm.isReport(second) ? jvm.report(start + second) : List.of();
      Judged leaks = leak(report, site.lost);
      double headroom = limit - Ledgers.OTHERS - site.open.size() + site.lost;
      double share = site.lost / headroom;
      named = Double.isNaN(named) && names(report, site.lost) ? share : named;
      if (leaks != null
          || site.lost >= Math.min(END * headroom, MOST_LOST)
          || second == MOST_SECONDS - 1) {
        Double forecast = leaks == null ? null : forecast(leaks, headroom - site.lost, perDay);
        double growing = leaks == null ? Double.NaN : share;
        return new LeakyLife(
            seed,
            leak,
            perDay,
            limit,
            load,
            leaks != null,
            share,
            second,
            forecast,
            named,
            growing);
      }
    }
    throw new AssertionError(seed);
  }

  private static boolean names(List<Judged> sites, long lost) {
    return lost > 0
        && sites.stream().anyMatch(site -> site.verdict().compareTo(Verdict.WATCHED) <= 0);
  }

  private static @Nullable Judged leak(List<Judged> sites, long lost) {
    return sites.stream()
        .filter(site -> site.verdict().isLeak())
        .filter(site -> site.verdict() != Verdict.GROWING || lost >= LEAST_LOST)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Double forecast(Judged leak, double free, double perDay) {
    Long millis = leak.millisToExhaustion();
    return millis == null ? null : Double.valueOf(millis / (free / perDay * 86_400_000));
  }

  /** The aim: found before a fifth of the headroom is used. */
  boolean isInTime() {
    return found && share <= 0.2;
  }
}
