package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.PageAddress;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs and a real Prometheus, with the rules and the dashboard that are shipped. */
class FleetIT {

  private static final Path FLEET = Path.of("..", "agent", "fleet").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Of all JVMs together, the line at which most is open. */
  private static final String WORST = "topk(1, descry:site_frame_open:sum > 100)";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private URI prometheus;

  @Test
  void the_rules_are_valid_and_fire_when_they_should() throws Exception {
    assumeTrue(new File("/usr/bin/promtool").canExecute(), "no promtool here");

    promtool("check", "rules", "descry-rules.yml");
    promtool("test", "rules", "descry-rules-test.yml");
  }

  @Test
  void one_query_names_the_site_at_which_two_of_three_jvms_leak() throws Exception {
    assumeTrue(new File("/usr/bin/prometheus").canExecute(), "no prometheus here");
    try (ChildJvm first = child("Hoarder", 200);
        ChildJvm second = child("Hoarder", 300);
        ChildJvm healthy = child("Hoarder", 400)) {
      List<ChildJvm> all = List.of(first, second, healthy);
      all.forEach(child -> child.await("ready"));
      String targets =
          all.stream().map(PageAddress::of).map(FleetIT::target).collect(Collectors.joining(", "));
      Process server = startPrometheus(targets);
      try {
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> value("count(descry_orphaned)") == 3);
        first.ask("go", "full");
        second.ask(
            "go", "full"); // Prometheus keeps its connections, so it is answered all the same.
        await().atMost(PATIENCE).until(() -> value("count(descry:used:ratio > 0.99)") == 2);
        await().atMost(PATIENCE).until(() -> !query(WORST).isEmpty());

        JsonNode worst = query(WORST).get(0);

        assertThat(worst.get("metric").get("frame").asText())
            .contains("Hoarder.take(Hoarder.java:");
        assertThat(worst.get("value").get(1).asInt()).isGreaterThan(100);
        assertEveryPanelCanBeAsked();
      } finally {
        server.destroy();
        server.waitFor(60, TimeUnit.SECONDS);
      }
    }
  }

  private void assertEveryPanelCanBeAsked() throws Exception {
    JsonNode dashboard = JSON.readTree(FLEET.resolve("descry-dashboard.json").toFile());
    List<String> queries = dashboard.get("panels").findValuesAsText("expr");

    assertThat(queries).hasSizeGreaterThan(10);
    for (String query : queries) {
      query(query.replace("$job", ".*").replace("$instance", ".*"));
    }
    assertThat(query(queries.get(5).replace("$job", ".*").replace("$instance", ".*"))).isNotEmpty();
  }

  private static ChildJvm child(String program, int limit) {
    return ChildJvm.on(Jdks.running())
        .main(program)
        .limit(limit)
        .agent("log=simple,interval=1h,http=0")
        .start();
  }

  private static String target(PageAddress page) {
    return "'" + page.root().getAuthority() + "'";
  }

  private Process startPrometheus(String targets) throws IOException {
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ['%s']
        scrape_configs:
          - job_name: shop
            static_configs: [{targets: [%s]}]
        """
            .formatted(FLEET.resolve("descry-rules.yml"), targets));
    int port = freePort();
    prometheus = URI.create("http://127.0.0.1:" + port);
    return new ProcessBuilder(
            "/usr/bin/prometheus",
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private double value(String query) throws Exception {
    JsonNode result = query(query);
    return result.isEmpty() ? 0 : result.get(0).get("value").get(1).asDouble();
  }

  private JsonNode query(String query) throws Exception {
    String path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.newBuilder(prometheus.resolve(path)).build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    JsonNode json = JSON.readTree(answer);
    assertThat(json.get("status").asText()).as(query + ": " + answer).isEqualTo("success");
    return json.get("data").get("result");
  }

  private void promtool(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("/usr/bin/promtool"), Stream.of(arguments)).toList();
    Path said = folder.resolve("promtool.log");
    Process tool =
        new ProcessBuilder(command)
            .directory(FLEET.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).as(Files.readString(said)).isZero();
  }
}
