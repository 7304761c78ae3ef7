package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's facts in a report: states, queues, ends, names, and what was open before. */
class KernelSideIT {

  /** The bound that {@code HalfClosed} keeps between two looks. */
  private static final Duration LONGEST_PAUSE_OF_LOOKS = Duration.ofSeconds(10);

  private static final String QUIET = "log=none,interval=1h";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  static Stream<Jdk> jdksWithHttp() {
    return Jdks.some().filter(jdk -> jdk.feature() >= 11);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_half_closed_socket_has_its_queue_and_its_age_from_the_tick_that_saw_it(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("KernelSide", folder).agent(QUIET).start()) {
      child.await("ready");
      AgentReport.of(child); // The agent's thread has begun.
      String port = last(child.ask("half-close", "half-close"));
      long halfClosed = System.nanoTime();
      // A tick looks again after ten seconds at most, also on a busy machine. Nobody asks for a
      // report meanwhile: the age must come from the tick.
      Duration seen = LONGEST_PAUSE_OF_LOOKS.plusSeconds(3);
      await().atMost(seen.multipliedBy(4)).pollDelay(seen).until(() -> true);

      List<JsonNode> waiting =
          sockets(child).filter(row -> row.get("tcpState").asText().equals("CLOSE_WAIT")).toList();
      long millis = Duration.ofNanos(System.nanoTime() - halfClosed).toMillis();

      assertThat(waiting).hasSize(3);
      for (JsonNode row : waiting) {
        assertThat(row.at("/queues/receive").asInt()).isEqualTo(7 + 1); // The FIN counts.
        assertThat(row.at("/remote/host").asText()).isEqualTo("localhost");
        assertThat(row.at("/remote/port").asText()).isEqualTo(port);
        assertThat(row.get("local").asText()).contains(":");
        assertThat(row.get("closeWaitMillis").asLong()).isBetween(500L, millis + 1_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void remotes_carry_the_name_that_the_application_used_and_none_is_looked_up(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("KernelSide", folder).agent(QUIET).start()) {
      child.await("ready");
      String port = last(child.ask("connect", "connect"));
      child.ask("number", "number");

      List<String> hosts =
          sockets(child)
              .filter(row -> row.at("/remote/port").asText().equals(port))
              .map(row -> row.at("/remote/host").asText())
              .sorted()
              .toList();

      assertThat(hosts).containsExactly("localhost", "localhost", "localhost", "localhost", "null");
    }
  }

  @ParameterizedTest
  @MethodSource("jdksWithHttp")
  void so_does_a_connection_of_the_jdks_http_client(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("NamedHttp").agent(QUIET).start()) {
      String port = last(child.await("ready"));

      assertThat(sockets(child))
          .filteredOn(row -> row.at("/remote/port").asText().equals(port))
          // On a busy machine the client opens a second one before the first is back in its pool.
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.at("/remote/host").asText()).isEqualTo("localhost"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_was_open_before_an_attach_is_grouped_apart_from_the_sites(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("KernelSide", folder).start()) {
      child.await("ready");
      String port = last(child.ask("half-close", "half-close"));
      child.ask("delete", "delete");
      CommandLine.Result attach =
          CommandLine.run("attach", String.valueOf(child.pid()), "log=none");
      assertThat(attach.exit()).as(attach.err()).isZero();

      AgentReport report = AgentReport.of(child);

      JsonNode remote = group(report, "CLOSE_WAIT");
      assertThat(remote.get("count").asInt()).isEqualTo(3);
      assertThat(remote.get("class").asText()).isEqualTo("preAttach");
      assertThat(remote.get("target").asText()).endsWith(":" + port);
      assertThat(group(report, "LISTEN").get("target").asText()).contains("listening at");
      assertThat(sum(report)).isEqualTo(report.ledger("preAttach") + report.ledger("unknown"));
      assertThat(report.sites()).isEmpty();
      assertThat(report.root().get("missing")).isEmpty();
      String text = CommandLine.run("report", String.valueOf(child.pid())).out();
      assertThat(text).contains("restart with -javaagent").contains("CLOSE_WAIT");
      long withSocket =
          report.root().findValues("socket").stream().filter(row -> row.has("queues")).count();
      assertThat(withSocket).isGreaterThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void limits_of_the_system_and_of_the_parent_stand_in_the_report(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").limit(512).agent(QUIET).start()) {
      child.await("ready");

      JsonNode report = AgentReport.of(child).root();

      assertThat(report.at("/limits/parent/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(report.at("/limits/parent/hard").asLong()).isGreaterThan(512);
      assertThat(report.at("/limits/inheritedFrom").isNull()).isTrue();
      assertThat(report.at("/system/openFiles").asLong()).isPositive();
      assertThat(report.at("/system/inotifyInstances").asLong()).isPositive();
      assertThat(report.at("/ports/rangeFirst").asLong()).isPositive();
      assertThat(report.at("/agent/missedCloses").asLong()).isZero();
    }
  }

  private static Stream<JsonNode> sockets(ChildJvm child) {
    return AgentReport.of(child)
        .handles()
        .map(AgentReport.Handle::row)
        .filter(row -> !row.get("remote").isNull());
  }

  private static JsonNode group(AgentReport report, String state) {
    for (JsonNode group : report.root().get("untracked")) {
      if (group.get("tcpState").asText().equals(state)) {
        return group;
      }
    }
    throw new AssertionError("no group " + state + " in " + report.root().get("untracked"));
  }

  private static int sum(AgentReport report) {
    int sum = 0;
    for (JsonNode group : report.root().get("untracked")) {
      sum += group.get("count").asInt();
    }
    return sum;
  }

  /** Of the answer's last line its second word: the port. */
  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1).split(" ")[1];
  }
}
