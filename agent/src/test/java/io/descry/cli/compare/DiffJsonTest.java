package io.descry.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.cli.ReadReports;
import io.descry.cli.document.Comparison;
import io.descry.export.ReportSchema;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiffJsonTest {

  @Test
  void what_grew_is_told_with_its_rate() throws IOException {
    JsonNode diff = diff(ReadReports.leakingSince(0).build(), ReadReports.leakingSince(30).build());

    JsonNode site = diff.at("/sites/0");
    assertThat(diff.get("schema").asText()).isEqualTo("descry-diff/1");
    assertThat(diff.get("millis").asLong()).isEqualTo(30 * ReportSample.MINUTE);
    assertThat(diff.get("delta").asLong()).isEqualTo(300);
    assertThat(site.get("before").asLong()).isEqualTo(640);
    assertThat(site.get("after").asLong()).isEqualTo(940);
    assertThat(site.get("perHour").asDouble()).isEqualTo(600);
    assertThat(site.get("opened").asLong()).isEqualTo(330);
    assertThat(site.get("closed").asLong()).isEqualTo(30);
    assertThat(diff.at("/kinds/0/name").asText()).isEqualTo("file-input");
  }

  @Test
  void a_finding_is_new_or_gone() throws IOException {
    Report healthy = ReportSample.healthy();
    Report leaking = ReadReports.leakingSince(30).build();

    assertThat(diff(healthy, leaking).at("/newFindings/0/certainty").asText()).isEqualTo("growing");
    assertThat(diff(leaking, healthy).at("/goneFindings/0/certainty").asText())
        .isEqualTo("growing");
  }

  @Test
  void of_two_processes_no_rate_is_known() throws IOException {
    Report.Builder other = ReadReports.leakingSince(30);
    ProcessSection.Builder process = ReportSample.process();
    process.pid = 4243;
    other.process = process.build();

    JsonNode diff = diff(ReadReports.leakingSince(0).build(), other.build());

    assertThat(diff.get("millis").isNull()).isTrue();
    assertThat(diff.at("/sites/0/perHour").isNull()).isTrue();
    assertThat(diff.at("/sites/0/opened").isNull()).isTrue();
    assertThat(diff.at("/sites/0/delta").asLong()).isEqualTo(300);
  }

  /** Each is held against the published schema. */
  private static JsonNode diff(Report before, Report after) throws IOException {
    Comparison comparison = new Comparison(ReadReports.read(before), ReadReports.read(after));
    JsonNode json = new ObjectMapper().readTree(DiffJson.render(comparison));
    assertThat(ReportSchema.published("descry-diff-1").errors(json)).isEmpty();
    return json;
  }
}
