package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Totals;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.Limits;
import io.descry.report.Finding;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of the rules: the ledger, every site judged, and the course of the totals. Immutable.
 */
public final class Situation {

  /** A count below this share of the highest has gone back. */
  public static final double BACK = 0.75;

  public final Ledger ledger;
  public final ReportContext context;

  /** Sites worst first; those with most descriptors first among equals. */
  public final List<Judgement> sites;

  /** Those of {@link #sites} that no earlier rule has explained. */
  public final List<Judgement> unexplained;

  public final Totals totals;

  /** How full the table was lately. */
  public final Occupancy occupancy;

  public Situation(
      Ledger ledger,
      ReportContext context,
      List<Judgement> sites,
      Totals totals,
      Occupancy occupancy) {
    this(ledger, context, sites, sites, totals, occupancy);
  }

  private Situation(
      Ledger ledger,
      ReportContext context,
      List<Judgement> sites,
      List<Judgement> unexplained,
      Totals totals,
      Occupancy occupancy) {
    this.occupancy = occupancy;
    this.ledger = ledger;
    this.context = context;
    this.sites = sites;
    this.unexplained = unexplained;
    this.totals = totals;
  }

  /** The same, after these sites were explained. */
  public Situation without(Set<String> explained) {
    List<Judgement> rest = new ArrayList<>();
    for (Judgement judgement : sites) {
      if (!explained.contains(judgement.fingerprint())) {
        rest.add(judgement);
      }
    }
    return new Situation(ledger, context, sites, rest, totals, occupancy);
  }

  /** Numbers of this ledger below the soft limit: {@code used() + headroom()} is the limit. */
  public long used() {
    Limits limits = ledger.kernel.limits;
    long used = 0;
    for (LedgerRow row : ledger.rows) {
      used += limits == null || row.descriptor.number < limits.soft ? 1 : 0;
    }
    return used;
  }

  /** Numbers below the soft limit that are free, or null where unlimited or unknown. */
  public @Nullable Long headroom() {
    Limits limits = ledger.kernel.limits;
    if (limits == null || limits.soft == Limits.UNLIMITED || !ledger.kernel.isTableKnown()) {
      return null;
    }
    return limits.soft - used();
  }

  /** The soft limit where a share of it says something, else null. */
  public @Nullable Long meaningfulLimit() {
    return ledger.kernel.meaningfulLimit();
  }

  /**
   * Whether there are no descriptors, as an opening said or the kernel's count does. One may be
   * left in that count: the kernel keeps a number for a thread in accept(), and does not list it.
   */
  public boolean isExhausted() {
    Long free = headroom();
    return (context.trigger == Trigger.EMFILE && !hasComeBack()) || (free != null && free <= 1);
  }

  /** Whether an opening failed lately, although many are free by now: who held them is gone. */
  boolean hasComeBack() {
    Long limit = meaningfulLimit();
    return limit != null
        && occupancy.hasFailedWithin(StandingThresholds.LIMIT_STAYS_MILLIS, ledger.atMillis)
        && ledger.rows.size() <= BACK * limit;
  }

  /** The most descriptors at once: seen by a tick, or told by an opening that failed. */
  public long peak() {
    Long limit = meaningfulLimit();
    return hasComeBack() && limit != null ? Math.max(limit, totals.peak()) : totals.peak();
  }

  /** Whether some site leaks beyond doubt. */
  public boolean hasLeak() {
    return sites.stream().anyMatch(Judgement::isLeak);
  }

  /** Numbers held by sites that leak beyond doubt. */
  public long leaked() {
    long leaked = 0;
    for (Judgement site : sites) {
      leaked += site.isLeak() ? site.descriptors() : 0;
    }
    return leaked;
  }

  /** What the highest count was without all that is leaked now: at least so much was load. */
  public long loadPeak() {
    return Math.max(0, peak() - leaked());
  }

  /** The line that a finding is about; empty where it is about none. */
  public String where(Finding finding) {
    for (Judgement site : sites) {
      if (!finding.sites.isEmpty() && site.fingerprint().equals(finding.sites.get(0))) {
        return site.facts.where();
      }
    }
    return "";
  }

  /** How long the free numbers last at this growth of descriptors, or null. */
  public @Nullable Long millisToExhaustion(double descriptorsPerMinute) {
    Long free = headroom();
    return free == null || meaningfulLimit() == null || descriptorsPerMinute <= 0
        ? null
        : Long.valueOf((long) (Math.max(0, free) * 60_000.0 / descriptorsPerMinute));
  }

  /** The site that holds most numbers, or null where none holds any. */
  public @Nullable Judgement biggest() {
    Judgement biggest = null;
    for (Judgement judgement : sites) {
      boolean more = biggest == null || judgement.descriptors() > biggest.descriptors();
      biggest = more && judgement.descriptors() > 0 ? judgement : biggest;
    }
    return biggest;
  }

  /** Numbers held by these sites. */
  public long descriptors(List<String> fingerprints) {
    long sum = 0;
    for (Judgement judgement : sites) {
      sum += fingerprints.contains(judgement.fingerprint()) ? judgement.descriptors() : 0;
    }
    return sum;
  }

  /** The worst verdict of these sites. */
  public static Verdict worst(List<Judgement> sites) {
    Verdict worst = Verdict.NONE;
    for (Judgement judgement : sites) {
      worst = judgement.verdict.compareTo(worst) < 0 ? judgement.verdict : worst;
    }
    return worst;
  }
}
