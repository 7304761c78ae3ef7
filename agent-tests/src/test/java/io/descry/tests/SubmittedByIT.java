package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Site;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A handle that a pool's thread opened says who handed the work to the pool. */
class SubmittedByIT {

  private static final String PROGRAM = "io.descry.tests.programs.PoolTasks.";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  private ChildJvm start(Jdk jdk, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    ChildJvm child =
        ChildJvm.on(jdk).main("PoolTasks", file).agent("log=none").jvm(options).start();
    child.await("ready");
    return child;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whoever_hands_work_over_is_named(Jdk jdk) throws IOException {
    try (ChildJvm child = start(jdk, "-Xverify:all")) {
      List<String> ways = ways(child);
      Map<String, String> expected = new TreeMap<>();
      ways.forEach(way -> expected.put(way, "submit" + way.toLowerCase()));

      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                ways.forEach(way -> child.ask(way, "done " + way));
                assertThat(submitters(AgentReport.of(child))).isEqualTo(expected);
              });

      AgentReport report = AgentReport.of(child);
      ReportSchema.ofTheJar().mustHold(report);
      assertThat(report.root().at("/agent/lostEvents").asLong()).isZero();
      assertThat(report.root().at("/agent/failures")).isEmpty();
      assertThat(states(report)).containsOnly("on");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_program_whose_tasks_keep_nothing_is_let_be_and_ends_well_after_a_detach(Jdk jdk)
      throws Exception {
    try (ChildJvm child = start(jdk)) {
      AgentReport before = AgentReport.of(child);
      assertThat(whys(before)).containsOnly("null");
      assertThat(CommandLine.run("detach", String.valueOf(child.pid())).exit()).isZero();
      child.ask("execute", "done execute");
      assertThat(child.end()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_task_that_two_lines_submit_is_blamed_on_neither(Jdk jdk) throws IOException {
    try (ChildJvm child = start(jdk)) {
      // A site with a submitter of its own shows when submissions are seen.
      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () -> {
                child.ask("submit", "done submit");
                return submitters(AgentReport.of(child)).containsKey("submit");
              });
      for (int i = 0; i < 20; i++) {
        child.ask("shared", "done shared");
        child.ask("submit", "done submit");
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                child.ask("shared", "done shared");
                child.ask("shared", "done shared");
                assertThat(submitters(AgentReport.of(child))).containsOnlyKeys("submit");
              });
    }
  }

  private static List<String> ways(ChildJvm child) {
    return child.ask("ways", "done ways").stream()
        .filter(line -> line.startsWith("way "))
        .map(line -> line.substring(4))
        .toList();
  }

  /** The method that submitted, in lower case, by the method of the task. */
  private static Map<String, String> submitters(AgentReport report) {
    Map<String, String> submitters = new TreeMap<>();
    for (Site site : report.sites().toList()) {
      JsonNode by = site.row().get("submittedBy");
      String task = way(site);
      if (!by.isNull() && task != null) {
        submitters.put(task, method(by.get(0).asText()).toLowerCase());
      }
    }
    return submitters;
  }

  /** The program's frame below its method {@code keep}. */
  private static String way(Site site) {
    JsonNode frames = site.row().get("frames");
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i - 1).asText().startsWith(PROGRAM + "keep(")) {
        return method(frames.get(i).asText());
      }
    }
    return null;
  }

  private static String method(String frame) {
    return frame.substring(PROGRAM.length(), frame.indexOf('('));
  }

  private static List<String> states(AgentReport report) {
    return hooks(report).map(hook -> hook.get("state").asText()).toList();
  }

  private static List<String> whys(AgentReport report) {
    return hooks(report).map(hook -> hook.get("why").asText()).toList();
  }

  private static Stream<JsonNode> hooks(AgentReport report) {
    Stream.Builder<JsonNode> hooks = Stream.builder();
    for (JsonNode hook : report.root().at("/agent/hooks")) {
      if (hook.get("hook").asText().startsWith("java.util.concurrent.")) {
        hooks.add(hook);
      }
    }
    return hooks.build();
  }
}
