package io.descry.diagnosis;

import io.descry.diagnosis.cause.FindingFigures;
import io.descry.diagnosis.cause.FindingMemory;
import io.descry.diagnosis.cause.Findings;
import io.descry.diagnosis.cause.RuleFailures;
import io.descry.diagnosis.cause.StandingLedger;
import io.descry.diagnosis.growth.GrowthMemory;
import io.descry.diagnosis.growth.History;
import io.descry.diagnosis.growth.Losses;
import io.descry.diagnosis.growth.Totals;
import io.descry.diagnosis.rule.Rules;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.SiteIndex;
import io.descry.diagnosis.standing.CloseWaits;
import io.descry.diagnosis.standing.Excluding;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Occupancy;
import io.descry.diagnosis.standing.ReportContext;
import io.descry.diagnosis.standing.Situation;
import io.descry.diagnosis.standing.Verdicts;
import io.descry.model.Ledger;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.ReportAudit;
import io.descry.report.Trigger;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong: remembers the recent past, judges every site and assembles the report. All on
 * one thread, the agent's; times come with the ledger, so a past can be replayed.
 */
public final class Diagnostician {

  private final History history = new History();
  private final GrowthMemory growths = new GrowthMemory();
  private final Losses losses = new Losses();
  private final CloseWaits closeWaits = new CloseWaits();
  private final Totals totals = new Totals();
  private final Occupancy occupancy = new Occupancy();
  private final FindingMemory memory = new FindingMemory();
  private final RuleFailures failures = new RuleFailures();
  private @Nullable Long limit;

  /**
   * Takes the counts of a tick, about once a second: floors come from here.
   *
   * @param descriptors how many the kernel lists, or -1 where it was not asked
   */
  public void observe(RegistrySnapshot snapshot, long descriptors, long atMillis) {
    history.observe(snapshot.sites, atMillis);
    if (descriptors >= 0) {
      totals.observe(descriptors, limit, atMillis);
      occupancy.observe(descriptors, snapshot.exhaustions, atMillis);
      totals.observeLoad(accepted(snapshot), descriptors);
    }
  }

  /** Whether the count rises so fast that the next report cannot wait; asked once. */
  public boolean takeSurge() {
    return totals.takeSurge();
  }

  /** Takes the inodes of all connections that a tick's look found in CLOSE_WAIT. */
  public void observeHalfClosed(Set<Long> inodes, long atMillis) {
    closeWaits.observe(inodes, atMillis);
  }

  private static long accepted(RegistrySnapshot snapshot) {
    long accepted = 0;
    for (SiteCounts counts : snapshot.sites) {
      accepted += counts.open > 0 && counts.site.isAccepted() ? counts.open : 0;
    }
    return accepted;
  }

  /** Takes a whole ledger, where a tick made one: it also tells since when sockets half-close. */
  public void observe(Ledger ledger) {
    history.observe(ledger.registry.sites, ledger.atMillis);
    totals.observe(ledger);
    closeWaits.observe(ledger);
    occupancy.observe(ledger.rows.size(), ledger.registry.exhaustions, ledger.atMillis);
  }

  /** Observes this ledger too, and reports on it. */
  public Report diagnose(Ledger ledger, ReportContext context) {
    Situation situation = situation(ledger, context);
    List<Finding> identified =
        memory.identified(new Findings(situation, failures).all(Rules.ORDERED));
    StandingLedger standings = new StandingLedger(situation, identified);
    List<Finding> findings =
        memory.living(new FindingFigures(situation, standings).all(identified), situation);
    List<Withdrawn> withdrawn = memory.replaceBy(findings, situation);
    Report report = report(situation, findings, withdrawn);
    List<String> violations = ReportAudit.violations(report);
    if (!violations.isEmpty()) {
      violations.forEach(violation -> failures.count("audit", violation));
      report = report(situation, findings, withdrawn);
    }
    if (context.trigger != Trigger.REQUEST) {
      occupancy.reported();
    }
    return report;
  }

  private Report report(Situation situation, List<Finding> findings, List<Withdrawn> withdrawn) {
    return new ReportAssembler(situation, closeWaits, failures).report(findings, withdrawn);
  }

  /** Goes the way of a rule that throws, for its classes. */
  public void rehearseFailure() {
    failures.count(Rules.ORDERED.get(0), new IllegalStateException("rehearsed"));
  }

  /** Observes this ledger too, and judges every site, before any rule is asked. */
  Situation situation(Ledger ledger, ReportContext context) {
    limit = ledger.kernel.meaningfulLimit();
    occupancy.setLimit(limit);
    observe(ledger);
    growths.forgetAllBut(history);
    return new Situation(ledger, context, judge(ledger, context), totals, occupancy);
  }

  /** How many sites' pasts are remembered. */
  public int remembered() {
    return history.size();
  }

  private List<Judgement> judge(Ledger ledger, ReportContext context) {
    Verdicts verdicts = new Verdicts(ledger, history, growths, losses, closeWaits, context.options);
    Excluding excluding = new Excluding(context.options.knowledge.exclusions, ledger.atMillis);
    List<Judgement> judged = new ArrayList<>();
    for (SiteFacts facts : new SiteIndex(ledger).all()) {
      judged.add(excluding.apply(verdicts.judge(facts)));
    }
    judged.sort(Judgement.WORST_FIRST);
    return judged;
  }
}
