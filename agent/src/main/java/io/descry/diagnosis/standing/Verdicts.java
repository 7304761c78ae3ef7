package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.GrowthMemory;
import io.descry.diagnosis.growth.History;
import io.descry.diagnosis.growth.Losses;
import io.descry.diagnosis.growth.Outliving;
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
  private final Losses losses;
  private final Loopbacks loopbacks;
  private final Suspicions suspicions;
  private final Ladder ladder;
  private final DiagnosisOptions options;

  public Verdicts(
      Ledger ledger,
      History history,
      GrowthMemory growths,
      Losses losses,
      CloseWaits closeWaits,
      DiagnosisOptions options) {
    this.ledger = ledger;
    this.options = options;
    this.history = history;
    this.growths = growths;
    this.losses = losses;
    this.loopbacks = new Loopbacks(ledger);
    Pools pools = new Pools(ledger);
    this.suspicions = new Suspicions(ledger.atMillis, closeWaits, pools, options);
    this.ladder =
        new Ladder(
            ledger.atMillis,
            suspicions,
            new Expectations(ledger.atMillis, pools),
            new Watching(ledger.atMillis));
  }

  public Judgement judge(SiteFacts facts) {
    Series series = history.of(facts.site.fingerprint);
    Survivors survivors = Survivors.of(facts);
    Growth growth = growth(facts, series, survivors);
    Outliving outliving =
        Outliving.of(
            survivors,
            growths.lifetimes(facts.site.fingerprint),
            options.suspectAgeMillis,
            ledger.atMillis);
    SiteCase site =
        new SiteCase(
            facts,
            series,
            growth,
            growths.cleared(facts.site.fingerprint),
            loopbacks.cause(facts),
            suspicions.about(facts, outliving),
            losses.observe(facts, ledger.atMillis),
            perMinute(series, growth),
            ledger.atMillis - outliving.ageMillis);
    return new Judgement(site, ladder.decide(site), ladder.decideLeniently(site));
  }

  private @Nullable Double perMinute(@Nullable Series series, @Nullable Growth growth) {
    return series == null
        ? null
        : RecentRate.of(series, ledger.atMillis, growth == null ? 0 : growth.perMinute());
  }

  private @Nullable Growth growth(SiteFacts facts, @Nullable Series series, Survivors survivors) {
    return series == null ? null : growths.of(facts.site.fingerprint, series, survivors, ledger);
  }
}
