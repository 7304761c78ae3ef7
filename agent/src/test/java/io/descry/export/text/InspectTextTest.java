package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.export.ReportSchema;
import io.descry.export.json.InspectJson;
import io.descry.model.DeletedFile;
import io.descry.model.Endpoint;
import io.descry.model.Inspection;
import io.descry.model.Limits;
import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.model.ParentProcess;
import io.descry.model.PortRange;
import io.descry.model.RemoteCount;
import io.descry.model.RemoteStates;
import io.descry.model.TcpState;
import io.descry.model.TimeWaits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole texts, in files beside this class. */
class InspectTextTest {

  private final Inspection.Builder process = new Inspection.Builder();

  @Test
  void a_jvm_at_its_limit() throws IOException {
    atItsLimit();

    assertThat(InspectText.render(process.build())).isEqualTo(golden("inspect-jvm"));
  }

  @Test
  void a_process_of_which_nearly_nothing_may_be_seen() throws IOException {
    process.pid = 812;
    process.command = "supervisord";
    process.uid = 0;
    process.limits = new Limits(1024, Limits.UNLIMITED);
    process.parents = List.of(new ParentProcess(1, "systemd", new Limits(1024, 524_288)));
    process.missing = List.of(new MissingPart("fd", MissingReason.NOT_READABLE, 1));

    assertThat(InspectText.render(process.build())).isEqualTo(golden("inspect-hidden"));
  }

  @Test
  void nothing_known_is_said_as_such() {
    process.pid = 7;

    assertThat(InspectText.render(process.build()))
        .isEqualTo("DSC-INSPECT ? descriptors, limit unknown\n  PID 7 , no JVM\n");
  }

  @Test
  void the_json_names_its_schema_and_has_the_same_facts() throws IOException {
    atItsLimit();

    JsonNode json = new ObjectMapper().readTree(InspectJson.render(process.build()));

    assertThat(ReportSchema.published("descry-inspect-1").errors(json)).isEmpty();
    assertThat(json.get("schema").asText()).isEqualTo("descry-inspect/1");
    assertThat(json.get("headroom").asInt()).isZero();
    assertThat(json.at("/limits/hard").asInt()).isEqualTo(64);
    assertThat(json.at("/limitFrom/command").asText()).isEqualTo("supervisord");
    assertThat(json.at("/remotes/0/states/CLOSE_WAIT").asInt()).isEqualTo(18);
    assertThat(json.at("/deleted/0/bytes").asLong()).isEqualTo(4_812_345_678L);
    assertThat(json.at("/timeWait/total").asInt()).isEqualTo(1200);
  }

  private void atItsLimit() {
    process.pid = 4711;
    process.command = "com.acme.Main";
    process.jvm = true;
    process.uid = 1000;
    process.container = "docker";
    process.descriptors = 64L;
    Map<String, Long> kinds = new LinkedHashMap<>();
    kinds.put("file", 30L);
    kinds.put("tcp", 21L);
    kinds.put("pipe", 13L);
    process.kinds = kinds;
    process.tcpStates =
        Map.of(TcpState.CLOSE_WAIT, 18L, TcpState.ESTABLISHED, 2L, TcpState.LISTEN, 1L);
    process.remotes =
        List.of(
            new RemoteStates(
                new Endpoint("10.0.0.5", 443),
                Map.of(TcpState.CLOSE_WAIT, 18L, TcpState.ESTABLISHED, 1L)));
    process.folders = Map.of("/var/log/", 30L);
    process.deleted =
        List.of(
            new DeletedFile("/var/log/app.log", 4_812_345_678L, 3),
            new DeletedFile("/tmp/upload", 5_000L, 1),
            new DeletedFile("/secret", null, 1));
    process.limits = new Limits(64, 64);
    process.headroom = 0L;
    ParentProcess start = new ParentProcess(813, "start.sh", new Limits(64, 64));
    process.limitFrom = new ParentProcess(812, "supervisord", new Limits(64, 64));
    process.parents = List.of(start, process.limitFrom);
    process.ports = new PortRange(32_768, 60_999);
    process.timeWaits =
        new TimeWaits(
            1200L, 1200, List.of(new RemoteCount(new Endpoint("10.0.0.9", 5432), 1100)), 0);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = InspectTextTest.class.getResourceAsStream(name + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
