package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Namespaces;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that look like a full table while descriptors are free. */
@Safety(
    value = "errors that look like a full table: relayed texts, limits of inotify",
    result = "no report of a full table; the limit that was hit is named")
class OtherLimitsIT {

  private static final String INSTANCES = "max_inotify_instances";
  private static final String WATCHES = "max_inotify_watches";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_relayed_text_is_no_failed_opening(Jdk jdk) {
    try (ChildJvm child = start(program(jdk))) {
      child.ask("relay", "failed 9");

      assertThat(findings(child)).isEmpty();
      mustNotSayExhausted(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_limit_of_inotify_instances_is_named(Jdk jdk) {
    assumeThat(Namespaces.canLower(INSTANCES)).as("user namespaces are allowed").isTrue();
    try (ChildJvm child = start(program(jdk).lowering(INSTANCES, 3))) {
      child.ask("services 5", "failed 2");

      List<JsonNode> findings = findings(child);
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).get("rule").asText()).isEqualTo("inotify-instances");
      assertThat(findings.get(0).get("title").asText())
          .contains("2 watch services", "`user.max_inotify_instances` = 3");
      mustNotSayExhausted(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_limit_of_inotify_watches_is_named(Jdk jdk) {
    assumeThat(Namespaces.canLower(WATCHES)).as("user namespaces are allowed").isTrue();
    try (ChildJvm child = start(program(jdk).lowering(WATCHES, 3))) {
      child.ask("folders 7 " + folder, "failed 4");

      List<JsonNode> findings = findings(child);
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).get("rule").asText()).isEqualTo("inotify-watches");
      assertThat(findings.get(0).get("title").asText())
          .contains("4 folders", "`user.max_inotify_watches` = 3");
      mustNotSayExhausted(child);
    }
  }

  private static ChildJvmCommand program(Jdk jdk) {
    return ChildJvm.on(jdk).main("OtherLimits").agent("interval=0,log=simple");
  }

  private static ChildJvm start(ChildJvmCommand command) {
    ChildJvm child = command.start();
    child.await("ready");
    AgentReport.of(child); // The hooks are in once the agent answers.
    return child;
  }

  /** Of the second report: the agent's thread has taken every failure by then. */
  private static List<JsonNode> findings(ChildJvm child) {
    AgentReport.of(child);
    JsonNode findings = AgentReport.of(child).root().get("findings");
    return StreamSupport.stream(findings.spliterator(), false).toList();
  }

  private static void mustNotSayExhausted(ChildJvm child) {
    assertThat(child.end()).isZero();
    assertThat(child.stderr())
        .noneMatch(line -> line.contains("emfile") || line.contains("DSC-EXHAUSTED"));
  }
}
