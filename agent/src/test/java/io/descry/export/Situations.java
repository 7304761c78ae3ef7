package io.descry.export;

import static io.descry.report.ReportSample.AT;
import static io.descry.report.ReportSample.MINUTE;

import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.InheritedFrom;
import io.descry.report.LedgerSection;
import io.descry.report.Limits;
import io.descry.report.Queues;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import io.descry.report.TargetCount;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of reports for the situations that the text is tried on. */
public final class Situations {

  private Situations() {}

  public static Limits inherited(Limits.Builder limits) {
    limits.inheritedFrom = new InheritedFrom(812, "supervisord");
    return limits.build();
  }

  public static Limits usedUp(Limits.Builder limits, long inMillis) {
    limits.millisToExhaustion = inMillis;
    return limits.build();
  }

  public static SiteRow young() {
    SiteRow.Builder site = ReportSample.leak();
    site.open = 34;
    site.opened = 34;
    site.closed = 0;
    site.descriptors = 34;
    site.oldestAgeMillis = 4_000L;
    site.netPerMinute = null;
    site.openedPerMinute = null;
    site.targets = List.of(new TargetCount("/etc/acme/config.yml", 34));
    site.verdict = Verdict.NONE;
    site.reason = "";
    return site.build();
  }

  public static SiteRow recovered() {
    SiteRow.Builder site = ReportSample.leak();
    site.open = 0;
    site.closed = 1;
    site.opened = 1_661;
    site.recoveredByGc = 1_660;
    site.estimated = true;
    site.descriptors = 0;
    site.oldestAgeMillis = null;
    site.netPerMinute = 0.0;
    site.targets = new ArrayList<>();
    site.verdict = Verdict.RECOVERED;
    site.reason = "1,660 owners were collected unclosed";
    return site.build();
  }

  public static SiteRow closeWait() {
    SiteRow.Builder site = ReportSample.pool();
    site.open = 37;
    site.opened = 50;
    site.closed = 13;
    site.descriptors = 37;
    site.netPerMinute = 0.25;
    site.targets =
        List.of(
            new TargetCount("https://bob:pw@api.example/v1/items?token=abc", 30),
            new TargetCount("10.0.0.5:443", 5),
            new TargetCount("10.0.0.6:443", 1),
            new TargetCount("10.0.0.7:443", 1));
    site.tcpStates = new TreeMap<>(Map.of("CLOSE_WAIT", 35L, "ESTABLISHED", 2L));
    site.queues = new Queues(12_345, 0);
    site.verdict = Verdict.SUSPECT;
    site.reason = "35 in CLOSE_WAIT for up to 42 min";
    return site.build();
  }

  public static Finding closeWaitFinding() {
    Finding.Builder finding = ReportSample.leakFinding();
    finding.id = "f-2";
    finding.rule = "close-wait";
    finding.code = "DSC-CLOSE-WAIT";
    finding.certainty = Verdict.SUSPECT;
    finding.title = "35 connections to api.example were closed by the peer and not by this process";
    finding.advice =
        "Close the response on every path, error responses too; evict idle pool entries."
            + " No kernel setting removes CLOSE_WAIT.";
    finding.sites = List.of(ReportSample.POOL_SITE);
    finding.since = AT - 42 * MINUTE;
    finding.millisToExhaustion = null;
    return finding.build();
  }

  public static Finding limitFinding() {
    Finding.Builder finding = ReportSample.leakFinding();
    finding.rule = "limit-too-low";
    finding.code = "";
    finding.cause = Cause.LIMIT;
    finding.certainty = Verdict.GROWING;
    finding.title = "Not a leak: the count follows the load, peak 1,018 of 1,024";
    finding.evidence = new TreeMap<>(Map.of("peak", 1018L, "perRequest", 1.7));
    finding.advice = "Raise nofile to 4,096: see https://descry.io/limits#nofile.";
    finding.sites = List.of();
    finding.millisToExhaustion = null;
    return finding.build();
  }

  public static LedgerSection beforeAttach() {
    LedgerSection.Builder ledger = ReportSample.ledger(42, 0, Map.of());
    ledger.preAttach = 20L;
    ledger.jvm = 15L;
    return ledger.build();
  }
}
