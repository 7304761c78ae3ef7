package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Namespaces;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A child from which parts of {@code /proc} are hidden: the report says what it lacks and shows the
 * rest. Runs where mount namespaces are allowed.
 */
@Safety(
    value = "parts of `/proc` hidden",
    result = "the report says what it lacks and shows the rest")
class HiddenProcIT {

  @TempDir Path folder;

  @BeforeAll
  static void assumeNamespaces() {
    assumeThat(Namespaces.areAllowed()).as("mount namespaces are allowed").isTrue();
  }

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void without_the_socket_tables_every_descriptor_is_still_accounted_for(Jdk jdk) {
    String hiding = "mount -t tmpfs none /proc/$$/net";
    try (ChildJvm child = start(jdk, hiding, "AtBarriers", Programs.empty(folder))) {
      for (int round = 0; round < 10; round++) {
        child.ask("round", "at rest");
        Ledgers.mustAgree(child, jdk::toString);
      }

      AgentReport report = AgentReport.of(child);
      assertThat(missing(report)).contains("net/tcp", "net/udp", "net/unix");
      assertThat(report.handles()).anyMatch(handle -> handle.kind().equals("socket"));
      mustEndWell(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void without_the_list_of_descriptors_what_is_tracked_is_shown(Jdk jdk) {
    String hiding = "mount -t tmpfs none /proc/$$/fd";
    try (ChildJvm child = start(jdk, hiding, "Service")) {
      child.ask("hold 5", "held 5");

      // Ticks and reports that find no descriptor must not take the handles for closed.
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> mustHoldFive(AgentReport.of(child)));
      assertThat(missing(AgentReport.of(child))).contains("fd");
      mustEndWell(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void without_its_limits_and_status_the_rest_is_exact(Jdk jdk) {
    String empty = "mount --bind /dev/null /proc/$$/";
    try (ChildJvm child = start(jdk, empty + "limits; " + empty + "status", "Service")) {
      child.ask("hold 5", "held 5");

      Ledgers.mustAgree(child, jdk::toString);

      AgentReport report = AgentReport.of(child);
      mustHoldFive(report);
      assertThat(report.root().get("limits").get("soft").isNull()).isTrue();
      assertThat(missing(report)).contains("limits");
      mustEndWell(child);
    }
  }

  private static ChildJvm start(Jdk jdk, String hiding, String main, Object... arguments) {
    ChildJvm child =
        ChildJvm.on(jdk).main(main, arguments).agent("interval=0").hiding(hiding).start();
    child.await("ready");
    return child;
  }

  private static void mustHoldFive(AgentReport report) {
    assertThat(report.handles().filter(h -> h.kind().equals("file-input"))).hasSize(5);
  }

  private static List<String> missing(AgentReport report) {
    List<String> parts = new ArrayList<>();
    report.root().get("missing").forEach(part -> parts.add(part.get("part").asText()));
    return parts;
  }

  private static void mustEndWell(ChildJvm child) {
    assertThat(AgentReport.of(child).root().get("agent").get("failures")).isEmpty();
    assertThat(child.end()).isZero();
    assertThat(child.stderr()).isEmpty();
  }
}
