package io.descry.diagnosis;

import io.descry.diagnosis.growth.HistoryRows;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Targets;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.report.Library;
import io.descry.report.SiteRow;
import io.descry.report.TargetCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of the report about sites. */
final class SiteRows {

  private SiteRows() {}

  static SiteRow of(Judgement site, long atMillis) {
    SiteRow.Builder row = new SiteRow.Builder();
    SiteFacts facts = site.facts;
    addSite(row, facts);
    row.open = facts.open;
    row.orphaned = facts.orphaned;
    row.opened = facts.opened();
    row.closed = facts.closed;
    row.recoveredByGc = facts.recovered;
    row.estimated = facts.estimated;
    row.descriptors = site.descriptors();
    row.oldestAgeMillis = oldest(facts, atMillis);
    row.netPerMinute = site.series == null ? null : site.series.netPerMinute();
    row.openedPerMinute = site.series == null ? null : site.series.openedPerMinute();
    row.history = HistoryRows.floors(site.series);
    addTargets(row.targets, facts);
    addStates(row.tcpStates, facts);
    row.queues = SocketRows.queues(facts.rows);
    row.verdict = site.verdict;
    row.reason = site.reason;
    return row.build();
  }

  private static void addSite(SiteRow.Builder row, SiteFacts facts) {
    row.fingerprint = facts.site.fingerprint;
    row.kind = facts.kind();
    row.frames = facts.site.frames;
    row.cutFrames = facts.site.cut ? null : 0L;
    row.applicationFrame = facts.site.applicationFrame;
    row.submittedBy = facts.submittedBy();
    if (facts.site.library != null) {
      row.library = new Library(facts.site.library.name, facts.site.library.version);
    }
  }

  private static @Nullable Long oldest(SiteFacts facts, long atMillis) {
    long oldest = -1;
    for (OpenHandle handle : facts.handles) {
      oldest = Math.max(oldest, Math.max(0, atMillis - handle.openedAtMillis));
    }
    return oldest < 0 ? null : Long.valueOf(oldest);
  }

  private static void addTargets(List<TargetCount> targets, SiteFacts facts) {
    Map<String, Long> counts = new TreeMap<>();
    for (OpenHandle handle : facts.handles) {
      String target = Targets.of(handle);
      if (!target.isEmpty()) {
        counts.merge(target, 1L, Long::sum);
      }
    }
    counts.forEach((target, count) -> targets.add(new TargetCount(target, count)));
    targets.sort(Comparator.comparingLong((TargetCount target) -> -target.count));
  }

  private static void addStates(Map<String, Long> states, SiteFacts facts) {
    for (LedgerRow row : facts.rows) {
      if (row.socket != null && row.socket.state != null) {
        states.merge(row.socket.state.name(), 1L, Long::sum);
      }
    }
  }
}
