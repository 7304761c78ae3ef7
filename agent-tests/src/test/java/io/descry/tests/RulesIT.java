package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules on what real JVMs do: their classes, exceptions and files. */
class RulesIT {

  private static final int LIMIT = 80;
  private static final String PROGRAM = "io.descry.tests.programs.Troubles";

  @TempDir Path folder;

  static Stream<Jdk> all() {
    return Jdks.some();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void calls_that_wait_for_ever_are_named_with_their_host_and_threads(Jdk jdk) {
    String rule = jdk.feature() >= 13 ? "no-timeout" : "unclosed-handle";
    try (ChildJvm child = start(jdk, 0)) {
      JsonNode finding = until(child, rule, "wait 2", "waiting");

      assertThat(finding.get("cause").asText()).isEqualTo("leak");
      assertThat(finding.get("certainty").asText()).isEqualTo("growing");
      assertThat(finding.get("title").asText()).contains(PROGRAM + ".call(Troubles.java:");
      if (jdk.feature() >= 13) {
        assertThat(finding.get("title").asText())
            .containsPattern("\\d+ connections to (localhost|127.0.0.1):\\d+ wait with no read")
            .containsPattern(": \\d+ threads in a read, the longest for \\d+ s, \\+\\d+/min");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void connections_with_a_reader_of_their_own_were_not_closed(Jdk jdk) {
    try (ChildJvm child = start(jdk, 0)) {
      JsonNode finding = until(child, "unclosed-handle", "subscribe 2", "subscribed");

      assertThat(finding.get("title").asText())
          .contains(PROGRAM + ".subscribe(Troubles.java:")
          .doesNotContain("time-out");
      if (jdk.feature() >= 13) {
        assertThat(finding.get("advice").asText())
            .contains("reads the connection (" + PROGRAM + ".lambda$subscribe$")
            .contains("a read time-out would break it");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void handlers_of_one_log_and_a_big_deleted_file_are_named(Jdk jdk) {
    try (ChildJvm child = start(jdk, 0)) {
      child.ask("log 4", "logging");
      child.ask("delete", "deleted");
      AgentReport report = AgentReport.of(child);

      assertThat(title(report, "log-handlers"))
          .matches(
              "4 log handlers \\(.*/app.log\\) built at .*Troubles.obey\\(Troubles.java:\\d+\\)"
                  + " hold 8 descriptors, the log and its .lck file each");
      assertThat(title(report, "deleted-but-open"))
          .matches(
              "1 deleted file holds 250 MB of disk, most of it .*/big.log, opened at"
                  + " .*Troubles.delete\\(Troubles.java:\\d+\\)");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void what_fails_for_want_of_a_descriptor_is_put_down_to_it_and_what_stays_broken_is_named(
      Jdk jdk) {
    try (ChildJvm child = start(jdk, LIMIT)) {
      assertThat(rules(AgentReport.of(child))).isEmpty();
      String starved = child.ask("starve", "starved ").toString();
      AgentReport report = AgentReport.of(child);

      assertThat(starved).contains("UnknownHostException", "ExceptionInInitializerError");
      assertThat(title(report, "resolver-starved"))
          .startsWith(
              "1 name could not be resolved because no descriptor was free, the last as \"there");
      assertThat(title(report, "after-effects"))
          .isEqualTo(
              "After descriptors ran out 1 class could not be initialised (%s$Initialised), 1 class could not be loaded (%s$Loaded): a restart is needed"
                  .formatted(PROGRAM, PROGRAM));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void a_program_in_no_trouble_is_left_in_peace(Jdk jdk) {
    try (ChildJvm child = start(jdk, LIMIT)) {
      child.ask("wait 2", "waiting");
      child.ask("log 1", "logging");

      assertThat(rules(AgentReport.of(child))).isEmpty();
    }
  }

  private ChildJvm start(Jdk jdk, int limit) {
    ChildJvm child =
        ChildJvm.on(jdk).main("Troubles", folder).limit(limit).agent("log=none").start();
    child.await("ready");
    return child;
  }

  /** Does the same again until the rule speaks. */
  private static JsonNode until(ChildJvm child, String rule, String command, String answer) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(600, TimeUnit.MILLISECONDS)
        .pollInSameThread()
        .until(
            () -> {
              child.ask(command, answer);
              return finding(AgentReport.of(child), rule);
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private static String title(AgentReport report, String rule) {
    return finding(report, rule)
        .map(finding -> finding.get("title").asText())
        .orElseGet(() -> "none, but " + rules(report));
  }

  private static Optional<JsonNode> finding(AgentReport report, String rule) {
    return findings(report).filter(one -> one.get("rule").asText().equals(rule)).findFirst();
  }

  private static List<String> rules(AgentReport report) {
    return findings(report).map(one -> one.get("rule").asText()).toList();
  }

  private static Stream<JsonNode> findings(AgentReport report) {
    List<JsonNode> all = new ArrayList<>();
    report.root().get("findings").forEach(all::add);
    return all.stream();
  }
}
