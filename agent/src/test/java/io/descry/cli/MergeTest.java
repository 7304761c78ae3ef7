package io.descry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.cli.compare.MergeJson;
import io.descry.cli.compare.MergeText;
import io.descry.cli.document.Merge;
import io.descry.cli.terminal.Paint;
import io.descry.export.ReportSchema;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergeTest {

  @Test
  void one_site_in_many_processes_is_one_with_the_sum() {
    Merge merge = merge(on("web-1", 0), on("web-2", 30), healthy("web-3"));

    assertThat(String.join("\n", new MergeText(merge, Paint.NONE, 20).lines()))
        .isEqualTo(
            """
            1 leak in 3 processes with 1,706 descriptors
            in 2 of 3: DSC-LEAK growing: 640 streams of config.yml opened at com.acme.Conf.load(Conf.java:31) were never closed
            sites
              1,580 open file-input, in 2 of 3, +360/min, growing
                  com.acme.Conf.load(Conf.java:31)
                  most: 940 by com.acme.Main, PID 4242 on web-2
                  site 00c0ffee00c0ffee
              30 open socket-channel, in 3 of 3, flat, expected
                  com.acme.Pool.connect(Pool.java:88)
                  most: 10 by com.acme.Main, PID 4242 on web-1
                  site 1234567890abcdef
            processes
              com.acme.Main, PID 4242 on web-1: LEAK: 682 of 1,024 descriptors used, 342 free
              com.acme.Main, PID 4242 on web-2: LEAK: 982 of 1,024 descriptors used, 42 free
              com.acme.Main, PID 4242 on web-3: OK: 42 of 1,024 descriptors used, 982 free\
            """);
  }

  @Test
  void of_one_process_the_latest_report_counts_in_whatever_order() {
    Merge merge = merge(on("web-1", 30), on("web-1", 0), on("web-1", 10));

    assertThat(merge.documents()).hasSize(1);
    assertThat(merge.descriptors()).isEqualTo(982);
    assertThat(new MergeText(merge, Paint.NONE, 20).lines())
        .contains("  left out: 2 older reports of these");
  }

  @Test
  void as_json_the_sums_are_those_of_the_parts() throws Exception {
    Merge merge = merge(on("web-1", 0), on("web-2", 30), healthy("web-3"));

    JsonNode json = new ObjectMapper().readTree(MergeJson.render(merge));

    JsonNode site = json.get("sites").get(0);
    assertThat(ReportSchema.published("descry-merge-1").errors(json)).isEmpty();
    assertThat(json.get("schema").asText()).isEqualTo("descry-merge/1");
    assertThat(json.get("byKind").get("file-input").asLong()).isEqualTo(1580);
    assertThat(site.get("open").asLong()).isEqualTo(1580);
    assertThat(site.get("opened").asLong()).isEqualTo(660 + 990);
    assertThat(site.get("closed").asLong()).isEqualTo(20 + 50);
    assertThat(site.get("processes").asLong()).isEqualTo(2);
    assertThat(json.get("findings").get(0).get("processes")).hasSize(2);
    assertThat(json.get("processes")).hasSize(3);
  }

  private static Merge merge(Report... reports) {
    return new Merge(Stream.of(reports).map(ReadReports::read).toList());
  }

  private static Report on(String host, int minutes) {
    Report.Builder report = ReadReports.leakingSince(minutes);
    report.process = process(host);
    return report.build();
  }

  private static Report healthy(String host) {
    Report.Builder report = ReportSample.builder();
    report.process = process(host);
    return report.build();
  }

  private static ProcessSection process(String host) {
    ProcessSection.Builder process = ReportSample.process();
    process.host = host;
    return process.build();
  }

  @Test
  void nothing_is_nothing() {
    assertThat(new Merge(List.of()).sites()).isEmpty();
  }
}
