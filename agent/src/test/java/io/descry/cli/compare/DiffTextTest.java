package io.descry.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.cli.ReadReports;
import io.descry.cli.document.Comparison;
import io.descry.cli.terminal.Paint;
import io.descry.report.AgentSection;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import org.junit.jupiter.api.Test;

class DiffTextTest {

  @Test
  void what_grew_is_told_with_its_line_and_rate() {
    assertThat(diff(ReadReports.leakingSince(0).build(), ReadReports.leakingSince(30).build()))
        .isEqualTo(
            """
            grew by 300 descriptors, 682 -> 982 in 30 min, +600/h
              A: com.acme.Main, PID 4242 on web-7, at 2026-11-21T02:10:00.123Z, LEAK: 682 of 1,024 descriptors used, 342 free
              B: com.acme.Main, PID 4242 on web-7, at 2026-11-21T02:40:00.123Z, LEAK: 982 of 1,024 descriptors used, 42 free
            sites
              +300 file-input: 640 -> 940 open, +600/h; 330 opened, 30 closed, growing
                  com.acme.Conf.load(Conf.java:31)
                  site 00c0ffee00c0ffee
            kinds
              +300 file-input: 640 -> 940
            """);
  }

  @Test
  void a_finding_is_new_or_gone_and_a_site_may_be_in_one_report_only() {
    Report healthy = ReportSample.healthy();
    Report leaking = ReadReports.leakingSince(30).build();

    assertThat(diff(healthy, leaking))
        .contains("\nnew finding: DSC-LEAK growing: 640 streams of config.yml opened at")
        .contains("\n  +940 file-input: 0 -> 940 open, +1,880/h; 990 opened, 50 closed, growing\n");
    assertThat(diff(leaking, healthy))
        .startsWith("shrank by 940 descriptors, 982 -> 42\n")
        .contains("\nfinding gone: DSC-LEAK growing: 640 streams")
        .contains("\n  A is the later one: `diff B A` shows what grew.\n")
        .contains("\n  -940 file-input: 940 -> 0 open; -990 opened, -50 closed, growing\n");
  }

  @Test
  void of_two_processes_there_is_no_rate_and_nothing_was_opened_in_between() {
    Report.Builder other = ReadReports.leakingSince(30);
    ProcessSection.Builder process = ReportSample.process();
    process.pid = 4243;
    other.process = process.build();

    assertThat(diff(ReadReports.leakingSince(0).build(), other.build()))
        .startsWith("grew by 300 descriptors, 682 -> 982\n")
        .contains("\n  Two processes: counts are compared, by site; there is no rate.\n")
        .contains("\n  +300 file-input: 640 -> 940 open, growing\n");
  }

  @Test
  void an_agent_that_came_anew_has_counted_anew() {
    Report.Builder later = ReadReports.leakingSince(30);
    AgentSection.Builder agent = ReportSample.agent();
    agent.trackedSince = later.at - 1000;
    later.agent = agent.build();

    assertThat(diff(ReadReports.leakingSince(0).build(), later.build()))
        .contains("\n  The agent came anew in between: what was opened and closed is not known.\n")
        .contains("\n  +300 file-input: 640 -> 940 open, +600/h, growing\n");
  }

  @Test
  void the_same_report_twice_has_no_difference() {
    assertThat(diff(ReportSample.full(), ReportSample.full()))
        .startsWith("as many descriptors as before (682 -> 682)\n")
        .endsWith("\nsites: none differs\n");
  }

  @Test
  void what_is_not_shown_is_counted() {
    Comparison comparison =
        new Comparison(
            ReadReports.read(ReportSample.healthy()),
            ReadReports.read(ReadReports.leakingSince(1).build()));

    assertThat(new DiffText(comparison, Paint.NONE, 0).lines())
        .contains("  and 1 more: --all shows them");
  }

  private static String diff(Report before, Report after) {
    Comparison comparison = new Comparison(ReadReports.read(before), ReadReports.read(after));
    return String.join("\n", new DiffText(comparison, Paint.NONE, 20).lines()) + "\n";
  }
}
