package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.GrowthMemory;
import io.descry.diagnosis.growth.History;
import io.descry.diagnosis.growth.Longevity;
import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.growth.Survivors;
import io.descry.diagnosis.site.Loopbacks;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.model.HandleKind;
import io.descry.model.Ledger;
import io.descry.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of certainty: what is held against one site, and why. Worst first: proven and
 * permanent, proven, growing, suspect; then what is expected, and nothing.
 */
public final class Verdicts {

  private final Ledger ledger;
  private final History history;
  private final GrowthMemory growths;
  private final Longevity longevity;
  private final Loopbacks loopbacks;
  private final Suspicions suspicions;
  private final Expectations expectations;

  public Verdicts(
      Ledger ledger,
      History history,
      GrowthMemory growths,
      Longevity longevity,
      CloseWaits closeWaits,
      DiagnosisOptions options) {
    this.ledger = ledger;
    this.history = history;
    this.growths = growths;
    this.longevity = longevity;
    this.loopbacks = new Loopbacks(ledger);
    Pools pools = new Pools(ledger);
    this.suspicions = new Suspicions(ledger.atMillis, closeWaits, pools, options);
    this.expectations = new Expectations(ledger.atMillis, pools);
  }

  public Judgement judge(SiteFacts facts) {
    Series series = history.of(facts.site.fingerprint);
    Growth growth = growth(facts, series);
    boolean consequence = loopbacks.areConsequence(facts);
    String suspicion = suspicions.about(facts, longevity.observe(facts, ledger.atMillis));
    Verdict verdict = verdict(facts, growth, consequence, suspicion);
    return new Judgement(
        facts,
        verdict,
        reason(verdict, facts, growth, series, suspicion),
        growth,
        series,
        consequence);
  }

  private @Nullable Growth growth(SiteFacts facts, @Nullable Series series) {
    return series == null
        ? null
        : growths.of(facts.site.fingerprint, series, Survivors.of(facts), ledger);
  }

  private Verdict verdict(
      SiteFacts facts, @Nullable Growth growth, boolean consequence, @Nullable String suspicion) {
    if (facts.orphaned > 0) {
      return Verdict.PERMANENT;
    }
    if (facts.recovered > 0 && facts.kind() != HandleKind.HTTP_CLIENT) {
      return Verdict.RECOVERED;
    }
    if (growth != null) {
      return consequence || !growth.believed ? Verdict.SUSPECT : Verdict.GROWING;
    }
    if (!consequence && suspicion != null) {
      return Verdict.SUSPECT;
    }
    return facts.held() > 0 && expectation(facts) != null ? Verdict.EXPECTED : Verdict.NONE;
  }

  private String reason(
      Verdict verdict,
      SiteFacts facts,
      @Nullable Growth growth,
      @Nullable Series series,
      @Nullable String suspicion) {
    switch (verdict) {
      case PERMANENT:
        return orphaned(facts);
      case RECOVERED:
        return recovered(facts) + (growth == null ? "" : "; and " + growth.sentence());
      case GROWING:
        return growing(facts, growth);
      case SUSPECT:
        return suspect(facts, growth, suspicion);
      case EXPECTED:
        return orElse(expectation(facts), "held as it should be");
      case NONE:
        return none(facts, series);
    }
    throw new AssertionError(verdict);
  }

  private static String orphaned(SiteFacts facts) {
    return Words.count(facts.orphaned, "handle")
        + " "
        + Words.were(facts.orphaned)
        + " dropped without close and collected, and the kernel still has the descriptors: nothing"
        + " can close them in the life of this JVM";
  }

  private static String recovered(SiteFacts facts) {
    return facts.recovered
        + " of "
        + facts.opened()
        + " opened "
        + Words.were(facts.recovered)
        + (facts.kind() == HandleKind.HTTP_EXCHANGE
            ? " dropped neither read to the end nor closed, and collected so"
            : " dropped without close; the garbage collector closed them, when it ran");
  }

  private static String growing(SiteFacts facts, @Nullable Growth growth) {
    String sentence = growth == null ? "the open count grows" : growth.sentence();
    return sentence + "; " + facts.closed + " of " + facts.opened() + " opened were closed";
  }

  private String suspect(SiteFacts facts, @Nullable Growth growth, @Nullable String suspicion) {
    if (growth == null) {
      return orElse(suspicion, "old");
    }
    return !loopbacks.areConsequence(facts)
        ? growing(facts, growth) + "; a pool or a cache looks so too, until it is full"
        : "the peer keeps them open: their other ends are held by this process too; "
            + growth.sentence();
  }

  private static String none(SiteFacts facts, @Nullable Series series) {
    if (facts.held() > 0) {
      return series == null || series.netPerMinute() == null
          ? facts.held() + " open, seen for too short a time to judge"
          : facts.held()
              + " open, "
              + facts.closed
              + " of "
              + facts.opened()
              + " opened were closed";
    }
    if (facts.recovered > 0) {
      return "none open; " + facts.recovered + " were collected unclosed, holding no descriptor";
    }
    return "none open: all " + facts.opened() + " opened were closed";
  }

  private @Nullable String expectation(SiteFacts facts) {
    if (loopbacks.areConsequence(facts)) {
      return "the other ends of these connections are held by this process too";
    }
    String cleared = growths.cleared(facts.site.fingerprint);
    return cleared != null
        ? "once growing, but " + cleared
        : expectations.about(facts, history.of(facts.site.fingerprint));
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
