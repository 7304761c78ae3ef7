package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Standing;
import io.descry.report.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second ledger: each kernel descriptor has one standing and belongs to at most one finding.
 * Pure once made.
 */
public final class StandingLedger {

  private final Ledger ledger;
  private final Map<String, Judgement> sites = new HashMap<>();
  private final Map<String, Finding> bySite = new HashMap<>();
  private @Nullable Finding ofUnknown;

  public StandingLedger(Situation situation, List<Finding> findings) {
    this.ledger = situation.ledger;
    for (Judgement site : situation.sites) {
      sites.put(site.fingerprint(), site);
    }
    for (Finding finding : findings) {
      if (finding.cause == Cause.LEAK) {
        finding.sites.forEach(site -> bySite.putIfAbsent(site, finding));
        finding.consequences.forEach(site -> bySite.putIfAbsent(site, finding));
        ofUnknown = finding.sites.isEmpty() && ofUnknown == null ? finding : ofUnknown;
      }
    }
  }

  /** How many descriptors have each standing, in the order of the standings; they add up. */
  public Map<Standing, Long> sums() {
    Map<Standing, Long> sums = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      sums.put(standing, 0L);
    }
    for (LedgerRow row : ledger.rows) {
      sums.merge(of(row), 1L, Long::sum);
    }
    return Collections.unmodifiableMap(sums);
  }

  /** The standing of one descriptor. */
  public Standing of(LedgerRow row) {
    switch (row.owner) {
      case TRACKED:
        return tracked(row);
      case JVM:
        return Standing.JVM;
      case AGENT:
        return Standing.AGENT;
      case PRE_ATTACH:
        return Standing.PRE_ATTACH;
      case UNKNOWN:
        return Standing.UNKNOWN;
    }
    throw new AssertionError(row.owner);
  }

  /** The finding that this descriptor belongs to, or null. */
  public @Nullable Finding finding(LedgerRow row) {
    if (row.owner == DescriptorClass.UNKNOWN) {
      return ofUnknown;
    }
    Judgement site = row.owner == DescriptorClass.TRACKED ? site(row) : null;
    Finding finding = site == null ? null : bySite.get(site.fingerprint());
    boolean held = finding != null && site != null && site.exclusion == null && site.accuses(row);
    return held ? finding : null;
  }

  /** How many descriptors belong to each finding, by its id. */
  public Map<String, Long> holds() {
    Map<String, Long> holds = new HashMap<>();
    for (LedgerRow row : ledger.rows) {
      Finding finding = finding(row);
      if (finding != null) {
        holds.merge(finding.id, 1L, Long::sum);
      }
    }
    return holds;
  }

  /** Whether any finding about a leak stands. */
  boolean hasFindings() {
    return !bySite.isEmpty() || ofUnknown != null;
  }

  /** Whether a finding about a leak names this site. */
  boolean isAccused(Judgement site) {
    return site.exclusion == null && bySite.containsKey(site.fingerprint());
  }

  /** The judgement as the findings leave it: what a finding names is suspect at least. */
  public Judgement told(Judgement site) {
    Finding finding = bySite.get(site.fingerprint());
    return finding == null || site.isSuspicious() || site.exclusion != null
        ? site
        : site.accused(site.reason + " (part of finding " + finding.id + ")");
  }

  private Standing tracked(LedgerRow row) {
    Judgement site = site(row);
    if (site == null) {
      return Standing.WATCHED; // Its stack was not captured: no line to judge it by.
    }
    if (site.exclusion != null) {
      return Standing.EXCLUDED;
    }
    Finding finding = finding(row);
    if (finding != null) {
      return finding.isLeak() ? Standing.LEAK : Standing.SUSPECT;
    }
    return unaccused(site, row);
  }

  private static Standing unaccused(Judgement site, LedgerRow row) {
    Verdict verdict = site.leniency.verdict;
    if (verdict == Verdict.EXPECTED) {
      return Standing.KEPT;
    }
    return verdict == Verdict.WATCHED || site.outlived(row) ? Standing.WATCHED : Standing.IN_USE;
  }

  private @Nullable Judgement site(LedgerRow row) {
    return row.handle == null || row.handle.site == null
        ? null
        : sites.get(row.handle.site.fingerprint);
  }
}
