package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.knowledge.Exclusion;
import io.descry.model.LedgerRow;
import io.descry.report.Verdict;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A site with its verdict and the reason for it. Immutable. */
public final class Judgement {

  /** The worst verdict first; among equals those that hold most. */
  public static final Comparator<Judgement> WORST_FIRST =
      Comparator.comparing((Judgement site) -> site.verdict)
          .thenComparing(site -> -site.descriptors())
          .thenComparing(site -> -site.facts.held())
          .thenComparing(Judgement::fingerprint);

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

  /** What the ladder says of the site without its accusations. */
  public final Ruling leniency;

  /** The rule that says that the site is expected, or null. */
  public final @Nullable Exclusion exclusion;

  private final SiteCase site;

  Judgement(SiteCase site, Ruling ruling, Ruling leniency) {
    this(site, ruling, leniency, null);
  }

  private Judgement(SiteCase site, Ruling ruling, Ruling leniency, @Nullable Exclusion exclusion) {
    this.site = site;
    this.facts = site.facts;
    this.verdict = ruling.verdict;
    this.reason = ruling.reason;
    this.growth = site.growth;
    this.series = site.series;
    this.consequence = site.consequenceOf != null;
    this.leniency = leniency;
    this.exclusion = exclusion;
  }

  /** The same site as its owner sees it: expected. */
  Judgement excluded(Exclusion rule, String why) {
    return new Judgement(site, new Ruling(Verdict.EXPECTED, why), leniency, rule);
  }

  /** The same site after a finding named it: suspect. */
  public Judgement accused(String why) {
    return new Judgement(site, new Ruling(Verdict.SUSPECT, why), leniency, exclusion);
  }

  /** Change of the count of handles per minute now; null before there is a rate. */
  public @Nullable Double perMinute() {
    return site.perMinute;
  }

  /** Change of its descriptors per minute now; 0 before there is a rate. */
  public double descriptorsPerMinute() {
    double handles = site.perMinute == null ? 0 : site.perMinute;
    return facts.held() == 0 ? 0 : handles * descriptors() / facts.held();
  }

  /** The site that holds the other ends of these connections, or null. */
  public @Nullable String consequenceOf() {
    return site.consequenceOf;
  }

  /**
   * Whether what is held against the site is about this descriptor. A site that closes nearly all
   * may have lost one: the others are in use.
   */
  public boolean accuses(LedgerRow row) {
    if (growth != null || !isSuspicious()) {
      return true;
    }
    if (verdict != Verdict.SUSPECT) {
      return 2 * facts.closed < facts.opened() || (row.handle != null && row.handle.orphaned);
    }
    if (facts.rows.stream().anyMatch(CloseWaits::isCloseWait)) {
      return CloseWaits.isCloseWait(row);
    }
    return outlived(row) || facts.rows.stream().noneMatch(this::outlived);
  }

  /** Whether its handle is older than any that was closed at a site that closes. */
  public boolean outlived(LedgerRow row) {
    return row.handle != null && row.handle.openedAtMillis < site.oldBeforeMillis;
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
