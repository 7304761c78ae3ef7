package io.descry.diagnosis.cause;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.Totals;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of findings: what each holds, lost and opens, how fast, and its line. Pure. */
public final class FindingFigures {

  private final Situation situation;
  private final Map<String, Long> holds;

  public FindingFigures(Situation situation, StandingLedger standings) {
    this.situation = situation;
    this.holds = standings.holds();
  }

  /** The same findings with their numbers. */
  public List<Finding> all(List<Finding> findings) {
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      all.add(with(finding));
    }
    return all;
  }

  private Finding with(Finding finding) {
    Finding.Builder copy = FindingCopy.of(finding);
    List<Judgement> sites = sites(finding.sites);
    boolean isLeak = finding.cause == Cause.LEAK;
    copy.holds = isLeak ? holds.getOrDefault(finding.id, 0L) : situation.descriptors(finding.sites);
    for (Judgement site : sites) {
      copy.lost += site.facts.orphaned;
      copy.collected += site.facts.recovered;
      copy.opened += site.facts.opened();
      copy.closed += site.facts.closed;
    }
    copy.perMinute = sites.isEmpty() && isLeak ? unknownPerMinute() : perMinute(sites);
    copy.line = sites.isEmpty() ? null : line(sites.get(0).facts);
    if (isLeak && !rises(copy.perMinute)) {
      copy.millisToExhaustion = null; // No forecast over a flat count.
    }
    if (sites.isEmpty() && isLeak) {
      copy.opened = situation.ledger.count(DescriptorClass.UNKNOWN);
    }
    return copy.build();
  }

  private List<Judgement> sites(List<String> fingerprints) {
    List<Judgement> sites = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      for (Judgement site : situation.sites) {
        if (site.fingerprint().equals(fingerprint)) {
          sites.add(site);
        }
      }
    }
    return sites;
  }

  private static @Nullable Double perMinute(List<Judgement> sites) {
    double sum = 0;
    boolean known = false;
    for (Judgement site : sites) {
      known |= site.perMinute() != null;
      sum += site.descriptorsPerMinute();
    }
    return known ? Double.valueOf(sum) : null;
  }

  private @Nullable Double unknownPerMinute() {
    Totals totals = situation.totals;
    Growth growth = totals.unknownGrowth(situation.meaningfulLimit());
    double usual = growth == null ? 0 : growth.perMinute();
    return totals.unknownPerMinute(situation.ledger.atMillis, usual);
  }

  /** Whether this finding rises, and the whole count with it, as far as both are known. */
  private boolean rises(@Nullable Double perMinute) {
    if (perMinute == null || perMinute <= 0) {
      return false;
    }
    Double all = situation.totals.perMinute(situation.ledger.atMillis, perMinute);
    return all == null || all > 0;
  }

  private static @Nullable FindingLine line(SiteFacts facts) {
    List<String> submitter = facts.submittedBy();
    if (facts.site.applicationFrame != null) {
      return new FindingLine(facts.site.applicationFrame, FindingLine.By.OPENING);
    }
    if (submitter != null && !submitter.isEmpty()) {
      return new FindingLine(submitter.get(0), FindingLine.By.SUBMITTER);
    }
    return facts.site.frames.isEmpty()
        ? null
        : new FindingLine(facts.outsideFrame(), FindingLine.By.LIBRARY);
  }
}
