package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.report.LedgerSection;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.Withdrawn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextFootTest {

  @Test
  void a_ledger_that_does_not_add_up_says_by_how_much() {
    LedgerSection.Builder ledger = ReportSample.ledger(1042, 10, Map.of(HandleKind.PIPE, 10L));
    ledger.jvm = 20L;
    Report.Builder report = ReportSample.builder();
    ReportSample.account(report, ledger.build(), 0);

    assertThat(foot(report))
        .isEqualTo(
            """
            DSC-LEDGER 10 kept + 20 JVM + 5 Descry + 2 unknown = 1,042; does not add up, off by 1,005
              tracked: 10 pipe
            """);
  }

  @Test
  void many_withdrawn_findings_are_counted() {
    Report.Builder report = ReportSample.builder();
    for (int i = 1; i <= 7; i++) {
      report.withdrawn.add(new Withdrawn("f-" + i, "unclosed-file", "closed"));
    }

    assertThat(foot(report))
        .startsWith(
            """
            DSC-WITHDRAWN f-1 (unclosed-file): closed
            DSC-WITHDRAWN f-2 (unclosed-file): closed
            DSC-WITHDRAWN f-3 (unclosed-file): closed
            DSC-WITHDRAWN f-4 (unclosed-file): closed
            DSC-WITHDRAWN f-5 (unclosed-file): closed
            DSC-WITHDRAWN and 2 more
            DSC-LEDGER\s\
            """);
  }

  private static String foot(Report.Builder report) {
    TextLayout page = new TextLayout();
    TextFoot.write(report.build(), page);
    return page.text();
  }
}
