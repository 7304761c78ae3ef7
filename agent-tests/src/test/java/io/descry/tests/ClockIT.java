package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process whose wall clock steps, and one that is stopped for a while. */
@Safety(
    value = "steps of the wall clock; a process that is stopped and goes on",
    result = "ages and verdicts stay as they are; times are those of the wall clock")
class ClockIT {

  private static final long HOUR = 3_600;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_step_of_the_wall_clock_changes_no_age(Jdk jdk) throws IOException {
    Path step = folder.resolve("step");
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Service")
            .agent("interval=0,log=simple")
            .environment("LD_PRELOAD", library().toString())
            .environment("WALL_STEP", step.toString())
            .start()) {
      child.await("ready");
      child.ask("hold 3", "held 3");
      mustBeOf(0, AgentReport.of(child), 3);

      for (long seconds : List.of(-HOUR, 0L, HOUR)) {
        Files.writeString(step, seconds + "\n");
        child.ask("hold 1", "held 1");
        mustBeOf(seconds, AgentReport.of(child), 3);
        child.ask("free", "freed");
        child.ask("hold 3", "held 3");
      }
      assertThat(child.end()).isZero();
    }
  }

  /** Times are those of the clock as it is now, and nothing is older than the process. */
  private static void mustBeOf(long step, AgentReport report, int files) {
    Instant at = Instant.parse(report.root().get("at").asText());
    assertThat(at).isBetween(now(step).minusSeconds(30), now(step).plusSeconds(5));
    assertThat(report.handles()).hasSizeGreaterThanOrEqualTo(files);
    report
        .handles()
        .map(handle -> Instant.parse(handle.row().get("openedAt").asText()))
        .forEach(
            openedAt ->
                assertThat(openedAt)
                    .isBetween(at.minus(Duration.ofMinutes(2)), at.plusMillis(100)));
    assertThat(uptime(report)).isBetween(0L, 120_000L);
  }

  private static Instant now(long step) {
    return Instant.now().plusSeconds(step);
  }

  private Path library() throws IOException {
    Path source = folder.resolve("wallclock.c");
    Path library = folder.resolve("wallclock.so");
    try (InputStream in = ClockIT.class.getResourceAsStream("wallclock.c")) {
      Files.copy(in, source);
    }
    boolean compiled =
        run("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString());
    assumeThat(compiled).as("gcc compiles").isTrue();
    return library;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_of_the_process_is_left_out(Jdk jdk) {
    Duration stop = Duration.ofSeconds(Safeties.full() ? 300 : 8);
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent("interval=0,log=simple").start()) {
      child.await("ready");
      child.ask("hold 3", "held 3");
      AgentReport before = AgentReport.of(child);
      Instant stopped = Instant.now();

      assertThat(run("kill", "-STOP", String.valueOf(child.pid()))).isTrue();
      await().atMost(stop.plusSeconds(60)).until(() -> since(stopped).compareTo(stop) > 0);
      assertThat(run("kill", "-CONT", String.valueOf(child.pid()))).isTrue();
      AgentReport after = AgentReport.of(child);

      long ran = since(stopped).minus(stop).toMillis() + 2_000;
      assertThat(uptime(after) - uptime(before)).isBetween(0L, ran);
      assertThat(state(after)).isEqualTo(state(before));
      Instant at = Instant.parse(after.root().get("at").asText());
      assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(openedAt(after)).isEqualTo(openedAt(before));
      assertThat(child.end()).isZero();
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration since(Instant time) {
    return Duration.between(time, Instant.now());
  }

  private static long uptime(AgentReport report) {
    return report.root().get("process").get("uptimeMillis").asLong();
  }

  private static JsonNode state(AgentReport report) {
    return report.root().get("state");
  }

  private static List<String> openedAt(AgentReport report) {
    return report.handles().map(handle -> handle.row().get("openedAt").asText()).toList();
  }
}
