package io.descry.export.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.report.KindRow;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsRendererTest {

  private final MetricsRenderer renderer = new MetricsRenderer();

  @Test
  void a_leak_is_rendered_whole() {
    Report.Builder report = ReportSample.leaking();
    report.kinds.add(new KindRow(HandleKind.FILE_INPUT, 640, 3, 15, 5));

    String text = renderer.render(report.build());

    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "descry_descriptors{standing=\"agent\"} 5.0",
            "descry_descriptors{standing=\"excluded\"} 0.0",
            "descry_descriptors{standing=\"inUse\"} 0.0",
            "descry_descriptors{standing=\"jvm\"} 25.0",
            "descry_descriptors{standing=\"kept\"} 10.0",
            "descry_descriptors{standing=\"leak\"} 640.0",
            "descry_descriptors{standing=\"preAttach\"} 0.0",
            "descry_descriptors{standing=\"suspect\"} 0.0",
            "descry_descriptors{standing=\"unknown\"} 2.0",
            "descry_descriptors{standing=\"watched\"} 0.0",
            "descry_leak_findings{cause=\"leak\",certainty=\"growing\"} 1.0",
            "descry_lost_events_total 0.0",
            "descry_open_descriptors{kind=\"file-input\"} 640.0",
            "descry_open_descriptors{kind=\"socket-channel\"} 10.0",
            "descry_opened_total{kind=\"file-input\"} 663.0",
            "descry_orphaned 3.0",
            "descry_recovered_by_gc_total 5.0",
            "descry_seconds_to_exhaustion 120.0",
            "descry_site_frame{frame=\"com.acme.Conf.load(Conf.java:31)\",site=\"00c0ffee00c0ffee\"}"
                + " 1.0",
            "descry_site_frame{frame=\"com.acme.Pool.connect(Pool.java:88)\","
                + "site=\"1234567890abcdef\"} 1.0",
            "descry_site_open{kind=\"file-input\",site=\"00c0ffee00c0ffee\"} 640.0",
            "descry_site_open{kind=\"socket-channel\",site=\"1234567890abcdef\"} 10.0",
            "descry_state{state=\"churn\"} 0.0",
            "descry_state{state=\"exhausted\"} 0.0",
            "descry_state{state=\"filling\"} 0.0",
            "descry_state{state=\"leak\"} 1.0",
            "descry_state{state=\"limit\"} 0.0",
            "descry_state{state=\"ok\"} 0.0",
            "descry_state{state=\"paused\"} 0.0",
            "descry_state{state=\"suspect\"} 0.0",
            "descry_state{state=\"watching\"} 0.0",
            "descry_tcp_sockets{state=\"ESTABLISHED\"} 10.0",
            "descry_unknown_descriptors 2.0",
            "process_max_fds 1024.0",
            "process_open_fds 682.0");
    assertThat(text).endsWith("# EOF\n");
  }

  @Test
  void what_is_not_known_is_left_out() {
    String text = renderer.render(ReportSample.empty());

    assertThat(text)
        .doesNotContain("process_open_fds")
        .doesNotContain("process_max_fds")
        .doesNotContain("descry_unknown_descriptors")
        .doesNotContain("descry_seconds_to_exhaustion")
        .contains("descry_orphaned 0.0");
  }

  @Test
  void sites_are_few_however_many_there_are_and_the_largest() {
    Report.Builder report = ReportSample.builder();
    for (int i = 0; i < 5_000; i++) {
      report.sites.add(site(i % 4_000));
    }

    String text = renderer.render(report.build());

    assertThat(series(text, "descry_site_open{")).hasSize(SiteMetrics.MOST_SITES);
    assertThat(series(text, "descry_site_frame{")).hasSize(SiteMetrics.MOST_SITES);
    assertThat(text).contains("site=\"0000000000000f9f\"} 3999.0");
  }

  @Test
  void hostile_text_stays_within_its_line() {
    Report.Builder report = ReportSample.builder();
    SiteRow.Builder site = ReportSample.leak();
    site.applicationFrame = "a\"} 1\nb\\";
    report.sites = List.of(site.build());

    assertThat(series(renderer.render(report.build()), "descry_site_frame{"))
        .containsExactly(
            "descry_site_frame{frame=\"a\\\"} 1\\nb\\\\\",site=\"00c0ffee00c0ffee\"} 1.0");
  }

  private static SiteRow site(int number) {
    SiteRow.Builder site = ReportSample.leak();
    site.fingerprint = "%016x".formatted(number);
    site.open = number;
    return site.build();
  }

  private static List<String> series(String text, String prefix) {
    try (Stream<String> lines = text.lines()) {
      return lines.filter(line -> line.startsWith(prefix)).toList();
    }
  }
}
