package io.descry.diagnosis;

import io.descry.diagnosis.cause.Connecting;
import io.descry.diagnosis.cause.Forecast;
import io.descry.diagnosis.cause.InterimAdvice;
import io.descry.diagnosis.cause.RuleFailures;
import io.descry.diagnosis.cause.StandingLedger;
import io.descry.diagnosis.cause.States;
import io.descry.diagnosis.cause.UntrackedGroups;
import io.descry.diagnosis.standing.CloseWaits;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.model.HandleKind;
import io.descry.model.KindCounts;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.RemoteCount;
import io.descry.model.SystemLimits;
import io.descry.report.DescriptorRow;
import io.descry.report.Finding;
import io.descry.report.KindRow;
import io.descry.report.LedgerSection;
import io.descry.report.Ports;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.SocketRow;
import io.descry.report.SystemSection;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the report from a situation: the same facts, as the contract wants them. */
final class ReportAssembler {

  private final Situation situation;
  private final Ledger ledger;
  private final CloseWaits closeWaits;
  private final RuleFailures failures;

  ReportAssembler(Situation situation, CloseWaits closeWaits, RuleFailures failures) {
    this.failures = failures;
    this.situation = situation;
    this.ledger = situation.ledger;
    this.closeWaits = closeWaits;
  }

  Report report(List<Finding> findings, List<Withdrawn> withdrawn) {
    Report.Builder report = new Report.Builder();
    report.agent = situation.context.agent.with(failures.rows());
    report.process = situation.context.process;
    report.at = ledger.atMillis;
    report.wall = situation.context.wall;
    report.trigger = situation.context.trigger;
    report.ledger = ledger();
    addKinds(report.kinds);
    report.history = situation.totals.history();
    StandingLedger standings = new StandingLedger(situation, findings);
    report.standings.putAll(standings.sums());
    Forecast forecast = new Forecast(situation, standings);
    States.Decided decided = new States(situation, findings, forecast).decide();
    report.state = decided.state;
    report.stateReason = decided.reason;
    report.interimAdvice = new InterimAdvice(situation, findings, forecast.millis()).sentence();
    report.counts = new LimitRows(situation).counts();
    report.limits = new LimitRows(situation).limits(forecast.millis());
    addDescriptors(report.descriptors, standings);
    report.untracked = new UntrackedGroups(situation).all();
    report.ports = ports();
    report.system = system();
    addSites(report.sites, findings, standings);
    report.handles = new HandleRows(ledger, closeWaits).all();
    report.marks.putAll(ledger.registry.marks);
    report.findings = findings;
    report.withdrawn = withdrawn;
    report.missing = ledger.kernel.missing;
    report.excluded = new ExcludedRows(situation).section();
    return report.build();
  }

  private LedgerSection ledger() {
    LedgerSection.Builder section = new LedgerSection.Builder();
    boolean known = ledger.kernel.isTableKnown();
    section.kernel = known ? Long.valueOf(ledger.rows.size()) : null;
    section.tracked = ledger.count(DescriptorClass.TRACKED);
    section.preAttach = known ? count(DescriptorClass.PRE_ATTACH) : null;
    section.jvm = known ? count(DescriptorClass.JVM) : null;
    section.agent = known ? count(DescriptorClass.AGENT) : null;
    section.unknown = known ? count(DescriptorClass.UNKNOWN) : null;
    addKinds(section.byKind);
    return section.build();
  }

  private void addKinds(Map<HandleKind, Long> byKind) {
    long[] counts = new long[HandleKind.values().length];
    for (LedgerRow row : ledger.rows) {
      if (row.owner == DescriptorClass.TRACKED) {
        counts[kind(row.handle).ordinal()]++;
      }
    }
    for (HandleKind kind : HandleKind.values()) {
      if (counts[kind.ordinal()] > 0) {
        byKind.put(kind, counts[kind.ordinal()]);
      }
    }
  }

  private Long count(DescriptorClass owner) {
    return (long) ledger.count(owner);
  }

  /** A tracked number has a handle; where it is already gone it was a native one to us. */
  private static HandleKind kind(@Nullable OpenHandle handle) {
    return handle == null ? HandleKind.NATIVE : handle.kind;
  }

  /** The JVM's passing work counts in the kinds; it is a row only where a finding speaks of it. */
  private void addSites(List<SiteRow> rows, List<Finding> findings, StandingLedger standings) {
    Set<String> spokenOf = new HashSet<>();
    findings.forEach(finding -> spokenOf.addAll(finding.sites));
    List<Judgement> told = new ArrayList<>();
    for (Judgement site : situation.sites) {
      if (!site.facts.isPassingJvmWork() || spokenOf.contains(site.fingerprint())) {
        told.add(standings.told(site));
      }
    }
    told.sort(Judgement.WORST_FIRST);
    told.forEach(site -> rows.add(SiteRows.of(site, ledger.atMillis)));
  }

  private void addKinds(List<KindRow> rows) {
    for (KindCounts counts : ledger.registry.kinds) {
      if (counts.opened() > 0) {
        rows.add(
            new KindRow(
                counts.kind, counts.open, counts.orphaned, counts.closed, counts.recovered));
      }
    }
  }

  private void addDescriptors(List<DescriptorRow> rows, StandingLedger standings) {
    for (LedgerRow row : ledger.rows) {
      boolean tracked = row.owner == DescriptorClass.TRACKED;
      Long handle = tracked && row.handle != null ? Long.valueOf(row.handle.id) : null;
      String target = row.descriptor.target.isEmpty() ? null : row.descriptor.target;
      SocketRow socket = handle == null ? SocketRows.of(row.socket) : null;
      Finding holder = standings.finding(row);
      rows.add(
          new DescriptorRow(row.descriptor.number, row.owner, target, handle, socket)
              .with(standings.of(row), holder == null ? null : holder.id));
    }
  }

  private SystemSection system() {
    SystemLimits system = ledger.kernel.system;
    return new SystemSection(
        system.openFiles, system.maxOpenFiles, system.inotifyInstances, system.inotifyWatches);
  }

  private Ports ports() {
    Ports.Builder ports = new Ports.Builder();
    if (ledger.kernel.system.ports != null) {
      ports.rangeSize = (long) ledger.kernel.system.ports.size();
      ports.rangeFirst = (long) ledger.kernel.system.ports.first;
    }
    ports.timeWaitTotal = ledger.kernel.sockets.timeWaits.total;
    for (RemoteCount count : ledger.kernel.sockets.timeWaits.remotes) {
      ports.timeWait.add(
          new io.descry.report.RemoteCount(count.remote.toString(), (long) count.count));
    }
    ports.openedPerMinute = Connecting.openedPerMinute(situation.sites);
    return ports.build();
  }
}
