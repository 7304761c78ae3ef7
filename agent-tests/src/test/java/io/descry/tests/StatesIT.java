package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the head of a report says while descriptors run out, leak, and stop to leak. */
class StatesIT {

  @TempDir Path folder;

  private static final int LIMIT = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern HEAD =
      Pattern.compile("DSC-REPORT ([A-Z]+): (\\d+) of 256 descriptors used, (\\d+) free.*");

  @Test
  void a_process_at_its_limit_in_bursts_is_never_called_ok() throws Exception {
    try (ChildJvm child = traffic(LIMIT, "interval=1s,log=simple,file=" + reports())) {
      AgentReport.of(child); // The agent answers.
      for (int i = 1; i <= 3; i++) {
        assertThat(child.ask("burst", "full")).last().asString().contains("Too many open files");
        await().atMost(PATIENCE).until(() -> count(child, "trigger emfile") > 0);
        child.ask("go", "closed");
        int reports = heads().size();
        await().atMost(PATIENCE).until(() -> heads().size() > reports + 1);
        mustStandBetweenBursts(AgentReport.of(child), i);
      }

      List<Matcher> heads = heads();
      int first = 0;
      while (!heads.get(first).group(1).equals("EXHAUSTED")) {
        first++;
      }
      assertThat(heads.subList(first, heads.size()))
          .allSatisfy(head -> assertThat(head.group(1)).isEqualTo("EXHAUSTED"))
          .allSatisfy(
              head ->
                  assertThat(Integer.parseInt(head.group(2)) + Integer.parseInt(head.group(3)))
                      .isEqualTo(LIMIT));
      assertThat(child.stderr()).noneMatch(line -> line.startsWith("DSC-WITHDRAWN"));
    }
  }

  /** The failures of all bursts so far, and one finding about the limit. */
  private static void mustStandBetweenBursts(AgentReport report, int bursts) {
    JsonNode root = report.root();
    assertThat(root.get("state").asText()).isEqualTo("exhausted");
    assertThat(root.get("stateReason").asText())
        .startsWith(bursts == 1 ? "1 opening failed" : bursts + " openings failed");
    assertThat(root.get("findings")).hasSize(1);
    assertThat(root.get("findings").get(0).get("rule").asText()).isEqualTo("limit-too-low");
    assertThat(report.leaks()).isEmpty();
  }

  @Test
  void a_leak_of_a_hundred_a_minute_is_named_in_the_first_report() throws Exception {
    try (ChildJvm child = traffic(LIMIT, "interval=5s,log=simple")) {
      child.say("leak 600");

      child.awaitErrorWith("DSC-LEDGER", PATIENCE);

      assertThat(child.stderr()).anyMatch(line -> line.equals("Not judged yet:"));
      assertThat(child.stderr())
          .anyMatch(line -> line.matches("  \\d+ file-input handles? open at .*Traffic\\.leak.*"));
      AgentReport report = AgentReport.of(child);
      assertThat(report.sites())
          .filteredOn(site -> site.row().get("applicationFrame").asText().contains("leakEvery"))
          .singleElement()
          .satisfies(site -> assertThat(site.row().get("closed").asInt()).isZero())
          .satisfies(
              site ->
                  assertThat(site.row().get("verdict").asText())
                      .isIn("watched", "growing", "suspect"));
      assertThat(report.root().get("state").asText()).isIn("watching", "suspect", "leak");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "descry.safety", matches = "full")
  void a_leak_whose_traffic_stops_is_paused_and_not_forecast() throws Exception {
    try (ChildJvm child = traffic(20_000, "interval=5s,log=simple")) {
      child.say("leak 100");
      await().atMost(Duration.ofMinutes(2)).until(() -> state(child).equals("leak"));
      assertThat(AgentReport.of(child).root().at("/limits/millisToExhaustion").isNull()).isFalse();
      String id = AgentReport.of(child).root().at("/findings/0/id").asText();
      child.ask("stop", "stopped");

      await().atMost(Duration.ofMinutes(4)).until(() -> state(child).equals("paused"));

      JsonNode root = AgentReport.of(child).root();
      assertThat(root.at("/limits/millisToExhaustion").isNull()).isTrue();
      assertThat(root.at("/findings/0/id").asText()).isEqualTo(id);
      assertThat(root.at("/findings/0/status").asText()).isEqualTo("paused");
      assertThat(root.at("/findings/0/line/frame").asText()).contains("Traffic.leakEvery");
    }
  }

  private static String state(ChildJvm child) {
    return AgentReport.of(child).root().get("state").asText();
  }

  private static ChildJvm traffic(int limit, String options) throws Exception {
    ChildJvm child =
        ChildJvm.on(Jdks.running()).main("Traffic").limit(limit).agent(options).start();
    child.await("ready");
    return child;
  }

  private static long count(ChildJvm child, String part) {
    return child.stderr().stream().filter(line -> line.contains(part)).count();
  }

  /** Of all reports: the log has those that say something new. */
  private List<Matcher> heads() throws IOException {
    return Files.readAllLines(reports()).stream()
        .map(HEAD::matcher)
        .filter(Matcher::matches)
        .toList();
  }

  private Path reports() {
    return folder.resolve("reports");
  }
}
