package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.Exporter;
import io.descry.report.Finding;
import io.descry.report.LedgerSection;
import io.descry.report.Report;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietExporterTest {

  /** Notes the counts of the reports that came through. */
  private static final class Through implements Exporter {
    final List<Long> counts = new ArrayList<>();
    int rehearsed;
    boolean closed;

    @Override
    public String name() {
      return "log";
    }

    @Override
    public void export(Report report) {
      counts.add(report.ledger.kernel);
    }

    @Override
    public void rehearse(Report report) {
      rehearsed++;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Through log = new Through();
  private final QuietExporter quiet = new QuietExporter(log);

  @Test
  void a_first_report_is_written_and_the_same_again_is_not() throws Exception {
    export(Trigger.INTERVAL, 100);
    export(Trigger.INTERVAL, 100);
    export(Trigger.INTERVAL, 150);
    export(Trigger.INTERVAL, 51);

    assertThat(log.counts).containsExactly(100L);
  }

  @Test
  void a_count_that_moved_is_news() throws Exception {
    export(Trigger.INTERVAL, 100);
    export(Trigger.INTERVAL, 151);
    export(Trigger.INTERVAL, 100);

    assertThat(log.counts).containsExactly(100L, 151L, 100L);
  }

  @Test
  void of_many_a_quarter_is_news() throws Exception {
    export(Trigger.INTERVAL, 10_000);
    export(Trigger.INTERVAL, 12_500);
    export(Trigger.INTERVAL, 12_501);

    assertThat(log.counts).containsExactly(10_000L, 12_501L);
  }

  @Test
  void a_slow_climb_is_measured_from_what_was_written() throws Exception {
    for (long count = 100; count <= 200; count += 10) {
      export(Trigger.INTERVAL, count);
    }

    assertThat(log.counts).containsExactly(100L, 160L);
  }

  @Test
  void every_other_trigger_is_written() throws Exception {
    for (Trigger trigger : Trigger.values()) {
      export(trigger, 100);
    }

    assertThat(log.counts).hasSizeGreaterThanOrEqualTo(Trigger.values().length - 1);
  }

  @Test
  void a_finding_above_expected_is_written_each_time() throws Exception {
    Report.Builder report = report(Trigger.INTERVAL, 100);
    report.findings.add(finding(Verdict.SUSPECT));

    quiet.export(report.build());
    quiet.export(report.build());

    assertThat(log.counts).hasSize(2);
  }

  @Test
  void an_expected_finding_is_no_news() throws Exception {
    export(Trigger.INTERVAL, 100);
    Report.Builder report = report(Trigger.INTERVAL, 100);
    report.findings.add(finding(Verdict.EXPECTED));

    quiet.export(report.build());

    assertThat(log.counts).hasSize(1);
  }

  @Test
  void a_withdrawn_finding_is_news() throws Exception {
    export(Trigger.INTERVAL, 100);
    Report.Builder report = report(Trigger.INTERVAL, 100);
    report.withdrawn.add(new Withdrawn("id", "rule", "it closed"));

    quiet.export(report.build());

    assertThat(log.counts).hasSize(2);
  }

  @Test
  void the_rest_goes_through() throws Exception {
    quiet.rehearse(report(Trigger.INTERVAL, 1).build());
    quiet.close();

    assertThat(quiet.name()).isEqualTo("log");
    assertThat(log.rehearsed).isEqualTo(1);
    assertThat(log.closed).isTrue();
  }

  private void export(Trigger trigger, long count) throws Exception {
    quiet.export(report(trigger, count).build());
  }

  private static Report.Builder report(Trigger trigger, long count) {
    LedgerSection.Builder ledger = new LedgerSection.Builder();
    ledger.kernel = count;
    Report.Builder report = new Report.Builder();
    report.trigger = trigger;
    report.ledger = ledger.build();
    return report;
  }

  private static Finding finding(Verdict certainty) {
    Finding.Builder finding = new Finding.Builder();
    finding.certainty = certainty;
    return finding.build();
  }
}
