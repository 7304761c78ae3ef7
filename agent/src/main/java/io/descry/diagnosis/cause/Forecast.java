package io.descry.diagnosis.cause;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.Totals;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The time until no descriptor is free, by the rate of the last minutes of leaks, suspects and
 * watched sites. None while the whole count is flat or falls. What no finding names counts only
 * where the whole count goes on rising: a program that starts, or whose load comes back, fills too.
 * Pure.
 */
public final class Forecast {

  private final Situation situation;
  private final StandingLedger standings;

  public Forecast(Situation situation, StandingLedger standings) {
    this.situation = situation;
    this.standings = standings;
  }

  /** Milliseconds until no descriptor is free, or null. */
  public @Nullable Long millis() {
    double accused = accused() + unknown();
    double perMinute = accused + filling(accused);
    return perMinute > 0 && rises(perMinute) ? situation.millisToExhaustion(perMinute) : null;
  }

  /** Descriptors per minute of what no finding names, not more than the whole count rises by. */
  private double filling(double accused) {
    double watched = watched();
    Double all = situation.totals.perMinute(situation.ledger.atMillis, accused + watched);
    if (watched <= 0 || all == null || !situation.totals.fills(watched)) {
      return 0;
    }
    return Math.max(0, Math.min(watched, all - accused));
  }

  /** Descriptors per minute of sites that a finding names. */
  private double accused() {
    double sum = 0;
    for (Judgement site : situation.sites) {
      sum += standings.isAccused(site) ? site.descriptorsPerMinute() : 0;
    }
    return sum;
  }

  /** Descriptors per minute of sites that are not judged yet. */
  double watched() {
    double sum = 0;
    for (Judgement site : situation.sites) {
      boolean watched = site.verdict == Verdict.WATCHED && !standings.isAccused(site);
      sum += watched ? site.descriptorsPerMinute() : 0;
    }
    return sum;
  }

  private double unknown() {
    Totals totals = situation.totals;
    Growth growth = totals.unknownGrowth(situation.meaningfulLimit());
    Double perMinute =
        growth == null
            ? null
            : totals.unknownPerMinute(situation.ledger.atMillis, growth.perMinute());
    return perMinute == null ? 0 : perMinute;
  }

  /** Where the whole count is not known at every tick, its parts must do. */
  private boolean rises(double perMinute) {
    Double all = situation.totals.perMinute(situation.ledger.atMillis, perMinute);
    return all == null || all > 0;
  }
}
