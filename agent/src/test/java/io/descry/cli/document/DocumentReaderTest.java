package io.descry.cli.document;

import static io.descry.report.ReportSample.AT;
import static io.descry.report.ReportSample.LEAK_SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.cli.ReadReports;
import io.descry.export.json.JsonRenderer;
import io.descry.export.text.TextRenderer;
import io.descry.report.Limits;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

  @Test
  void what_was_written_is_what_is_read() {
    Document document = ReadReports.read(ReportSample.full());

    assertThat(document.process.name()).isEqualTo("com.acme.Main, PID 4242 on web-7");
    assertThat(document.atMillis).isEqualTo(AT);
    assertThat(document.kernel).isEqualTo(682);
    assertThat(document.ledger.values().stream().mapToLong(n -> n).sum()).isEqualTo(682);
    assertThat(document.limits.headroom).isEqualTo(342);
    assertThat(document.withdrawn).containsEntry("f-3", "All 12 were closed.");
    DocumentSite site = document.site(LEAK_SITE);
    assertThat(site).isNotNull();
    assertThat(site.held()).isEqualTo(640);
    assertThat(site.line()).isEqualTo(ReportSample.LEAK_FRAME);
    assertThat(site.verdict).isEqualTo(Verdict.GROWING);
    assertThat(site.targets).isEqualTo(Map.of("/etc/acme/config.yml", 640L));
    assertThat(document.findings.get(0).headline()).startsWith("DSC-LEAK growing: 640 streams");
    assertThat(document.connections.remotes()).containsEntry("10.0.0.9:51000", 1L);
    assertThat(document.connections.states()).containsEntry("CLOSE_WAIT", 1L);
  }

  static Stream<Report> reports() {
    Report.Builder exhausted = ReportSample.leaking();
    exhausted.trigger = Trigger.EMFILE;
    Report.Builder unspoken = ReportSample.leaking();
    unspoken.findings.clear();
    Report.Builder rising = ReportSample.builder();
    Limits.Builder limits = ReportSample.limits(1_024, 1_024, 812);
    limits.millisToExhaustion = 60_000L;
    rising.limits = limits.build();
    return Stream.of(
        ReportSample.empty(),
        ReportSample.healthy(),
        ReportSample.full(),
        ReportSample.hostile(),
        exhausted.build(),
        unspoken.build(),
        rising.build());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void the_headline_is_that_of_the_text(Report report) {
    String text = new TextRenderer().render(report);

    Headline headline = new Headline(ReadReports.read(report));

    assertThat(text).startsWith("DSC-REPORT " + headline.text() + ". PID ");
  }

  @Test
  void the_last_whole_document_of_a_file_counts() throws DocumentException {
    Report.Builder later = ReportSample.builder();
    later.at = AT + 1;
    String json = new JsonRenderer().render(ReportSample.full());
    String second = new JsonRenderer().render(later.build());

    assertThat(DocumentReader.ofText(json + second).atMillis).isEqualTo(AT + 1);
    assertThat(DocumentReader.ofText(json + second.substring(0, 200)).atMillis).isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "DSC-REPORT ok: 42 descriptors",
        "{\"schema\":\"descry/1\"",
        "{\"schema\":\"descry/1\"}",
        "{\"schema\":\"descry/2\"}",
        "{\"schema\":\"descry/1\",\"process\":[]}",
        "{\"schema\":\"descry/1\",\"handles\":7}",
        "{}"
      })
  void what_is_no_report_is_refused_with_a_reason(String text) {
    assertThatThrownBy(() -> DocumentReader.ofText(text))
        .isInstanceOf(DocumentException.class)
        .hasMessageMatching("(?s)(line 1 is|it has|it is|'[a-z.]+' is).*");
  }

  @Test
  void a_field_of_another_type_is_named() {
    String json =
        new JsonRenderer().render(ReportSample.full()).replace("\"orphaned\":0", "\"orphaned\":{}");

    assertThatThrownBy(() -> DocumentReader.ofText(json))
        .hasMessage("'sites[0].orphaned' is missing or of another type");
  }
}
