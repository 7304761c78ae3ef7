package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.knowledge.Exclusion;
import io.descry.report.Verdict;
import org.jspecify.annotations.Nullable;

/** A site with its verdict and the reason for it. Immutable. */
public final class Judgement {

  public final SiteFacts facts;
  public final Verdict verdict;

  /** A sentence without its full stop. */
  public final String reason;

  /** Null where none is seen. */
  public final @Nullable Growth growth;

  /** Null where the site's past is not known. */
  public final @Nullable Series series;

  /** Whether its sockets stay because another site of this process holds the other ends. */
  public final boolean consequence;

  /** The rule that says that the site is expected, or null. */
  public final @Nullable Exclusion exclusion;

  Judgement(
      SiteFacts facts,
      Verdict verdict,
      String reason,
      @Nullable Growth growth,
      @Nullable Series series,
      boolean consequence) {
    this(facts, verdict, reason, growth, series, consequence, null);
  }

  private Judgement(
      SiteFacts facts,
      Verdict verdict,
      String reason,
      @Nullable Growth growth,
      @Nullable Series series,
      boolean consequence,
      @Nullable Exclusion exclusion) {
    this.facts = facts;
    this.verdict = verdict;
    this.reason = reason;
    this.growth = growth;
    this.series = series;
    this.consequence = consequence;
    this.exclusion = exclusion;
  }

  /** The same site as its owner sees it: expected. */
  Judgement excluded(Exclusion rule, String why) {
    return new Judgement(facts, Verdict.EXPECTED, why, growth, series, consequence, rule);
  }

  public String fingerprint() {
    return facts.site.fingerprint;
  }

  /** Kernel numbers held now. */
  public long descriptors() {
    return facts.rows.size();
  }

  public boolean isLeak() {
    return verdict.isLeak();
  }

  /** Whether a leak rule may speak about it. */
  public boolean isSuspicious() {
    return verdict.isLeak() || verdict == Verdict.SUSPECT;
  }
}
