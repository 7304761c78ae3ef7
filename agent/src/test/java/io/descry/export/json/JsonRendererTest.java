package io.descry.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.export.ReportSchema;
import io.descry.export.text.Times;
import io.descry.fuzz.Bounds;
import io.descry.report.Finding;
import io.descry.report.HandleRow;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRendererTest {

  private final JsonRenderer renderer = new JsonRenderer();
  private final ObjectMapper mapper = new ObjectMapper();

  static Stream<Report> reports() {
    return Stream.of(
        ReportSample.empty(), ReportSample.healthy(), ReportSample.full(), ReportSample.hostile());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_report_is_valid(Report report) throws IOException {
    String json = renderer.render(report);

    assertThat(ReportSchema.published().errors(json)).isEmpty();
  }

  @Test
  void a_terminal_that_shows_the_document_obeys_nothing_in_it() throws IOException {
    String json = renderer.render(ReportSample.hostile());

    assertThat(Bounds.isPrintable(json.trim())).isTrue();
    assertThat(json).contains("\\u001B[31m", "\\u009b", "\\u202e", "\ud83d\ude00");
    JsonNode host = mapper.readTree(json).get("process").get("host");
    assertThat(host.asText()).contains("\u001b[31m\u007f\u009b\u2028\u202e");
  }

  @Test
  void no_field_holds_the_secret_of_a_url() {
    assertThat(renderer.render(ReportSample.hostile())).doesNotContain("secret");
  }

  @Test
  void the_document_is_one_line_and_the_writer_stays_open() throws IOException {
    StringWriter writer = new StringWriter();

    renderer.write(ReportSample.full(), writer);
    renderer.write(ReportSample.empty(), writer);

    assertThat(writer.toString().split("\n")).hasSize(2);
    assertThat(writer.toString())
        .startsWith("{\"schema\":\"descry/1\",\"agent\":{")
        .endsWith("}\n");
  }

  @Test
  void hostile_text_is_kept_but_for_what_utf8_cannot_say_and_for_secrets() throws IOException {
    String json = renderer.render(ReportSample.hostile());

    byte[] bytes = encode(json);
    JsonNode site = mapper.readTree(bytes).get("sites").get(0);
    assertThat(site.get("targets").get(0).get("target").textValue())
        .isEqualTo(
            "/data\"'\\\n\r\t\u0000\u001b[31m\u007f\u009b\u2028\u202e\ufffdx\ufffd \u00e9\u4e2d"
                + "\ud83d\ude00 https://h.example/p end");
    assertThat(targets(mapper.readTree(bytes))).noneMatch(text -> text.contains("secret"));
  }

  @Test
  void times_are_utc_with_milliseconds() throws IOException {
    JsonNode json = mapper.readTree(renderer.render(ReportSample.full()));

    assertThat(json.get("at").textValue()).isEqualTo("2026-11-21T02:10:00.123Z");
    assertThat(Times.iso(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
    assertThat(Times.iso(1_000)).isEqualTo("1970-01-01T00:00:01.000Z");
  }

  @Test
  void a_rate_that_is_no_number_is_unknown() throws IOException {
    Report.Builder report = ReportSample.builder();
    var site = ReportSample.leak();
    site.netPerMinute = Double.NaN;
    site.openedPerMinute = 1.0 / 3;
    report.sites.add(0, site.build());

    JsonNode json = mapper.readTree(renderer.render(report.build())).get("sites").get(0);

    assertThat(json.get("netPerMinute").isNull()).isTrue();
    assertThat(json.get("openedPerMinute").doubleValue()).isEqualTo(0.333);
  }

  @Test
  void handles_above_the_most_are_cut_and_counted() throws IOException {
    Report.Builder report = ReportSample.builder();
    HandleRow handle = ReportSample.handle().build();
    report.handles = new ArrayList<>(Collections.nCopies(Report.MAX_HANDLES + 3, handle));

    JsonNode json = mapper.readTree(renderer.render(report.build()));

    assertThat(json.get("handles")).hasSize(Report.MAX_HANDLES);
    assertThat(json.get("handlesCut").intValue()).isEqualTo(3);
  }

  @Test
  void evidence_is_strings_and_numbers() throws IOException {
    Finding.Builder finding = ReportSample.leakFinding();
    finding.evidence.put("proven", true);
    finding.evidence.put("calls", 7);
    Report.Builder report = ReportSample.builder();
    report.findings.add(finding.build());

    String json = renderer.render(report.build());

    assertThat(json)
        .contains(
            "\"evidence\":{\"calls\":7,\"open\":640,\"path\":\"/etc/acme/config.yml\","
                + "\"perCall\":2.5,\"proven\":\"true\"}");
    assertThat(ReportSchema.published().errors(json)).isEmpty();
  }

  private static byte[] encode(String text) throws CharacterCodingException {
    ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private static List<String> targets(JsonNode report) {
    return Stream.of("target", "message", "why", "title", "reason")
        .flatMap(name -> report.findValuesAsText(name).stream())
        .toList();
  }
}
