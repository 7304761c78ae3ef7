package io.descry.report;

import io.descry.model.DescriptorClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that one report must keep: sums that add up, and no statement that contradicts another.
 * The agent audits each report that it makes; a violation is a fault of Descry and is reported as a
 * failure of the agent. Pure.
 */
public final class ReportAudit {

  /** Of the limit: from here on the table fills. */
  private static final double MUCH = 0.8;

  private static final long FLAT_MILLIS = 5 * 60_000;

  private final Report report;
  private final List<String> violations = new ArrayList<>();

  private ReportAudit(Report report) {
    this.report = report;
  }

  /** What is wrong with this report, one sentence each; empty when all is well. */
  public static List<String> violations(Report report) {
    ReportAudit audit = new ReportAudit(report);
    audit.ledger();
    audit.standings();
    audit.findings();
    audit.clearances();
    audit.state();
    return audit.violations;
  }

  private void ledger() {
    LedgerSection ledger = report.ledger;
    if (ledger.kernel == null) {
      return;
    }
    long sum = ledger.tracked + zero(ledger.preAttach) + zero(ledger.jvm);
    same("the parts of the ledger", sum + zero(ledger.agent) + zero(ledger.unknown), ledger.kernel);
    same("the rows of descriptors", report.descriptors.size(), ledger.kernel);
  }

  /** The second ledger: the sums, and each sum against the rows. */
  private void standings() {
    Map<Standing, Long> rows = new EnumMap<>(Standing.class);
    for (DescriptorRow row : report.descriptors) {
      rows.merge(row.standing, 1L, Long::sum);
      must(isOfItsClass(row), "descriptor " + row.fd + " is " + row.standing);
    }
    for (Standing standing : Standing.values()) {
      long told = report.standings.getOrDefault(standing, 0L);
      same("descriptors of standing " + standing, rows.getOrDefault(standing, 0L), told);
    }
  }

  private static boolean isOfItsClass(DescriptorRow row) {
    boolean tracked = row.standing.ordinal() < Standing.JVM.ordinal();
    return tracked
        ? row.descriptorClass == DescriptorClass.TRACKED
        : row.descriptorClass.toString().equals(row.standing.toString());
  }

  /** A descriptor that a finding holds is leaked or suspect, and the other way round. */
  private void findings() {
    Set<String> ids = new HashSet<>();
    Set<String> sites = new HashSet<>();
    for (Finding finding : report.findings) {
      must(ids.add(finding.id), "two findings have the id " + finding.id);
      if (finding.cause == Cause.LEAK) {
        for (String site : finding.sites) {
          must(sites.add(site), "two findings hold the site " + site);
        }
      }
    }
    for (DescriptorRow row : report.descriptors) {
      boolean accused = row.standing == Standing.LEAK || row.standing == Standing.SUSPECT;
      boolean held = row.finding != null && row.standing != Standing.UNKNOWN;
      must(accused == held, "descriptor " + row.fd + " is " + row.standing + " of " + row.finding);
      must(row.finding == null || ids.contains(row.finding), "no finding " + row.finding);
    }
  }

  /** Nothing is cleared of which nothing was ever closed, but for a named reason. */
  private void clearances() {
    for (SiteRow site : report.sites) {
      boolean inUse = site.verdict == Verdict.NONE && site.descriptors > 0;
      must(!inUse || site.closed > 0, "in use, and nothing was closed at " + site.fingerprint);
      boolean kept = site.verdict == Verdict.EXPECTED;
      must(!kept || !site.reason.isEmpty(), "kept without evidence: " + site.fingerprint);
    }
  }

  /** Used and free are of one moment; a full table is never ok; no forecast over a flat count. */
  private void state() {
    Counts counts = report.counts;
    if (counts.limit == null || counts.free == null) {
      return;
    }
    same("used and free", counts.used + counts.free, counts.limit);
    boolean calm = report.state == ProcessState.OK || report.state == ProcessState.WATCHING;
    must(!calm || counts.used < MUCH * counts.limit, report.state + " at " + counts.used);
    boolean flat = isFlat();
    must(!flat || report.limits.millisToExhaustion == null, "a forecast over a flat count");
  }

  /** Whether the whole count did not move for the last minutes. */
  private boolean isFlat() {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    long first = report.at;
    for (HistoryPoint point : report.history) {
      if (point.at >= report.at - FLAT_MILLIS) {
        low = Math.min(low, point.floor);
        high = Math.max(high, point.ceiling);
      }
      first = Math.min(first, point.at);
    }
    return low == high && first <= report.at - FLAT_MILLIS;
  }

  private void same(String what, long one, long other) {
    must(one == other, what + ": " + one + " and not " + other);
  }

  private void must(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }

  private static long zero(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
