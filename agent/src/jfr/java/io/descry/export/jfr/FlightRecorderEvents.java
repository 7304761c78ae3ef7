package io.descry.export.jfr;

import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;

/** The events of a report: one of its ledger, and one a leak. */
final class FlightRecorderEvents implements FlightRecording {

  private boolean written;

  @Override
  public boolean isOn() {
    return FlightRecorder.isAvailable() && FlightRecorder.isInitialized();
  }

  @Override
  public void write(Report report) {
    written = true;
    LedgerEvent ledger = new LedgerEvent(report);
    if (ledger.shouldCommit()) {
      ledger.commit();
    }
    for (LeakEvent leak : leaks(report)) {
      if (leak.shouldCommit()) {
        leak.commit();
      }
    }
  }

  @Override
  public void rehearse(Report report) {
    written = true;
    new LedgerEvent(report).shouldCommit();
    leaks(report).forEach(LeakEvent::shouldCommit);
  }

  private static List<LeakEvent> leaks(Report report) {
    Map<String, SiteRow> sites = new HashMap<>();
    report.sites.forEach(site -> sites.put(site.fingerprint, site));
    List<LeakEvent> leaks = new ArrayList<>();
    for (Finding finding : report.findings) {
      if (finding.isLeak()) {
        leaks.add(new LeakEvent(finding, site(finding, sites)));
      }
    }
    return leaks;
  }

  /** The first of its sites, or null where it names none. */
  private static SiteRow site(Finding finding, Map<String, SiteRow> sites) {
    return finding.sites.isEmpty() ? null : sites.get(finding.sites.get(0));
  }

  @Override
  public void close() {
    if (written) {
      FlightRecorder.unregister(LedgerEvent.class);
      FlightRecorder.unregister(LeakEvent.class);
    }
  }
}
