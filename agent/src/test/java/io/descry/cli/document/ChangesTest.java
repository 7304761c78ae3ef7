package io.descry.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.cli.ReadReports;
import io.descry.model.DescriptorClass;
import io.descry.report.DescriptorRow;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.SocketRow;
import io.descry.report.Verdict;
import io.descry.report.Withdrawn;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void nothing_that_changed_is_no_line() {
    assertThat(Changes.between(read(ReportSample.full()), read(ReportSample.full()))).isEmpty();
  }

  @Test
  void a_new_leak_is_told_before_the_counts() {
    Report.Builder leaking = ReportSample.leaking();
    SocketRow socket = new SocketRow("tcp6", "10.0.0.7:8080", "10.0.0.9:51000", "CLOSE_WAIT", null);
    leaking.descriptors.add(
        new DescriptorRow(12, DescriptorClass.UNKNOWN, "socket:[4711]", null, socket));

    assertThat(Changes.between(read(ReportSample.healthy()), read(leaking.build())))
        .containsExactly(
            "new finding: DSC-LEAK growing: 640 streams of config.yml opened at"
                + " com.acme.Conf.load(Conf.java:31) were never closed [f-1]",
            "all: 42 -> 682 of 1,024 descriptors used, 342 free, full in about 2 min",
            "+640 open, now 640: file-input at com.acme.Conf.load(Conf.java:31) [site"
                + " 00c0ffee00c0ffee]",
            "CLOSE_WAIT 0 -> 1");
  }

  @Test
  void a_finding_gets_surer_is_withdrawn_or_is_over() {
    Report.Builder surer = ReportSample.leaking();
    Finding.Builder permanent = ReportSample.leakFinding();
    permanent.certainty = Verdict.PERMANENT;
    surer.findings.set(0, permanent.build());
    Report.Builder withdrawn = ReportSample.leaking();
    withdrawn.findings.clear();
    withdrawn.withdrawn.add(new Withdrawn("f-1", "unclosed-file", "all were closed"));
    Report.Builder over = ReportSample.leaking();
    over.findings.clear();
    Document before = read(ReportSample.leaking().build());

    assertThat(Changes.between(before, read(surer.build())))
        .singleElement()
        .asString()
        .startsWith("now permanent, was growing: 640 streams of config.yml");
    assertThat(Changes.between(before, read(withdrawn.build())))
        .containsExactly("withdrawn: f-1: all were closed");
    assertThat(Changes.between(before, read(over.build())))
        .singleElement()
        .asString()
        .startsWith("no longer found: DSC-LEAK growing: 640 streams");
  }

  private static Document read(Report report) {
    return ReadReports.read(report);
  }
}
