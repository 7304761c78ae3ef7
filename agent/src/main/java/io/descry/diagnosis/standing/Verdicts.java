package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.GrowthMemory;
import io.descry.diagnosis.growth.History;
import io.descry.diagnosis.growth.Longevity;
import io.descry.diagnosis.growth.Losses;
import io.descry.diagnosis.growth.RecentRate;
import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.growth.Survivors;
import io.descry.diagnosis.site.Loopbacks;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.model.Ledger;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of each site and asks the {@link Ladder} for its verdict. */
public final class Verdicts {

  private final Ledger ledger;
  private final History history;
  private final GrowthMemory growths;
  private final Longevity longevity;
  private final Losses losses;
  private final Loopbacks loopbacks;
  private final Suspicions suspicions;
  private final Ladder ladder;
  private final DiagnosisOptions options;

  public Verdicts(
      Ledger ledger,
      History history,
      GrowthMemory growths,
      Longevity longevity,
      Losses losses,
      CloseWaits closeWaits,
      DiagnosisOptions options) {
    this.ledger = ledger;
    this.options = options;
    this.history = history;
    this.growths = growths;
    this.longevity = longevity;
    this.losses = losses;
    this.loopbacks = new Loopbacks(ledger);
    Pools pools = new Pools(ledger);
    this.suspicions = new Suspicions(ledger.atMillis, closeWaits, pools, options);
    this.ladder =
        new Ladder(
            ledger.atMillis,
            new Expectations(ledger.atMillis, pools),
            new Watching(ledger.atMillis));
  }

  public Judgement judge(SiteFacts facts) {
    Series series = history.of(facts.site.fingerprint);
    long longest = longevity.observe(facts, ledger.atMillis);
    long old = Math.max(options.suspectAgeMillis, Suspicions.TWICE * longest);
    Growth growth = growth(facts, series);
    SiteCase site =
        new SiteCase(
            facts,
            series,
            growth,
            growths.cleared(facts.site.fingerprint),
            loopbacks.cause(facts),
            suspicions.about(facts, longest),
            losses.observe(facts, ledger.atMillis),
            perMinute(series, growth),
            ledger.atMillis - old);
    return new Judgement(site, ladder.decide(site), ladder.decideLeniently(site));
  }

  private @Nullable Double perMinute(@Nullable Series series, @Nullable Growth growth) {
    return series == null
        ? null
        : RecentRate.of(series, ledger.atMillis, growth == null ? 0 : growth.perMinute());
  }

  private @Nullable Growth growth(SiteFacts facts, @Nullable Series series) {
    return series == null
        ? null
        : growths.of(facts.site.fingerprint, series, Survivors.of(facts), ledger);
  }
}
