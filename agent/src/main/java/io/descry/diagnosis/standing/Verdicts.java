package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.GrowthMemory;
import io.descry.diagnosis.growth.History;
import io.descry.diagnosis.growth.Longevity;
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
  private final Loopbacks loopbacks;
  private final Suspicions suspicions;
  private final Ladder ladder;
  private final DiagnosisOptions options;

  public Verdicts(
      Ledger ledger,
      History history,
      GrowthMemory growths,
      Longevity longevity,
      CloseWaits closeWaits,
      DiagnosisOptions options) {
    this.ledger = ledger;
    this.options = options;
    this.history = history;
    this.growths = growths;
    this.longevity = longevity;
    this.loopbacks = new Loopbacks(ledger);
    Pools pools = new Pools(ledger);
    this.suspicions = new Suspicions(ledger.atMillis, closeWaits, pools, options);
    this.ladder =
        new Ladder(new Expectations(ledger.atMillis, pools), new Watching(ledger.atMillis));
  }

  public Judgement judge(SiteFacts facts) {
    Series series = history.of(facts.site.fingerprint);
    long longest = longevity.observe(facts, ledger.atMillis);
    long old = Math.max(options.suspectAgeMillis, Suspicions.TWICE * longest);
    SiteCase site =
        new SiteCase(
            facts,
            series,
            growth(facts, series),
            growths.cleared(facts.site.fingerprint),
            loopbacks.cause(facts),
            suspicions.about(facts, longest),
            ledger.atMillis - old);
    return new Judgement(site, ladder.decide(site), ladder.decideLeniently(site));
  }

  private @Nullable Growth growth(SiteFacts facts, @Nullable Series series) {
    return series == null
        ? null
        : growths.of(facts.site.fingerprint, series, Survivors.of(facts), ledger);
  }
}
