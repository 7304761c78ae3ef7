package io.descry.cli;

import static io.descry.report.ReportSample.AT;
import static io.descry.report.ReportSample.MINUTE;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentException;
import io.descry.cli.document.DocumentReader;
import io.descry.export.json.JsonRenderer;
import io.descry.model.HandleKind;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import java.util.Map;

/** Reports written by the renderer and read back. */
public final class ReadReports {

  private ReadReports() {}

  public static Document read(Report report) {
    return read(new JsonRenderer().render(report));
  }

  static Document read(String json) {
    try {
      return DocumentReader.ofText(json);
    } catch (DocumentException e) {
      throw new AssertionError(e);
    }
  }

  static String json(Report report) {
    return new JsonRenderer().render(report);
  }

  /** The leak after so many minutes more: ten streams a minute stay open, one is closed. */
  public static Report.Builder leakingSince(int minutes) {
    Report.Builder report = ReportSample.builder();
    report.at = AT + minutes * MINUTE;
    long used = 682 + 10L * minutes;
    report.limits = ReportSample.limits(1024, 4096, used).build();
    Map<HandleKind, Long> kinds =
        Map.of(HandleKind.FILE_INPUT, 640L + 10L * minutes, HandleKind.SOCKET_CHANNEL, 10L);
    ReportSample.account(report, ReportSample.ledger(used, used - 32, kinds).build(), 0);
    report.sites.add(0, leak(minutes).build());
    report.findings.add(ReportSample.leakFinding().build());
    report.state = ProcessState.LEAK;
    return report;
  }

  static SiteRow.Builder leak(int minutes) {
    SiteRow.Builder site = ReportSample.leak();
    site.open += 10L * minutes;
    site.descriptors += 10L * minutes;
    site.opened += 11L * minutes;
    site.closed += minutes;
    return site;
  }
}
