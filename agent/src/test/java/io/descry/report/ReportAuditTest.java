package io.descry.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.DescriptorClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each fault that the audit is for, in a report that has no other. */
class ReportAuditTest {

  private final Report.Builder report = new Report.Builder();

  @Test
  void a_report_that_adds_up_has_no_violation() {
    tracked(3, Standing.IN_USE, null);
    count(1);

    assertThat(violations()).isEmpty();
  }

  @Test
  void a_ledger_that_does_not_add_up_is_a_violation() {
    tracked(3, Standing.IN_USE, null);
    count(2);

    assertThat(violations())
        .containsExactly(
            "the parts of the ledger: 1 and not 2", "the rows of descriptors: 1 and not 2");
  }

  @Test
  void a_standing_that_is_counted_wrongly_is_a_violation() {
    tracked(3, Standing.IN_USE, null);
    count(1);
    report.standings.put(Standing.KEPT, 7L);

    assertThat(violations()).containsExactly("descriptors of standing kept: 0 and not 7");
  }

  @Test
  void a_leaked_descriptor_without_a_finding_is_a_violation() {
    tracked(3, Standing.LEAK, null);
    count(1);

    assertThat(violations()).containsExactly("descriptor 3 is leak of null");
  }

  @Test
  void a_handle_in_two_findings_is_a_violation() {
    report.findings.add(finding("f-1"));
    report.findings.add(finding("f-2"));

    assertThat(violations()).containsExactly("two findings hold the site 00c0ffee00c0ffee");
  }

  @Test
  void in_use_without_a_close_is_a_violation() {
    SiteRow.Builder site = ReportSample.plain(1, io.descry.model.HandleKind.SOCKET, 4);
    site.verdict = Verdict.NONE;
    report.sites.add(site.build());

    assertThat(violations()).containsExactly("in use, and nothing was closed at 0000000000000001");
  }

  private static Finding finding(String id) {
    Finding.Builder finding = ReportSample.leakFinding();
    finding.id = id;
    return finding.build();
  }

  private void tracked(int fd, Standing standing, String finding) {
    report.descriptors.add(
        new DescriptorRow(fd, DescriptorClass.TRACKED, "/a", 1L).with(standing, finding));
    report.standings.merge(standing, 1L, Long::sum);
  }

  private void count(long kernel) {
    LedgerSection.Builder ledger = new LedgerSection.Builder();
    ledger.kernel = kernel;
    ledger.tracked = 1;
    report.ledger = ledger.build();
  }

  private List<String> violations() {
    return ReportAudit.violations(report.build());
  }
}
