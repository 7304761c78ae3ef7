package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A leak that shares kind, folder and thread pool with as many healthy opens as the machine gives:
 * it alone is found and named, with the default budget of stacks, and the ledger is the kernel's.
 */
class NeedleIT {

  private static final String LOSING = "io.descry.tests.programs.Needle.lose(Needle.java:";

  /**
   * Of one a second a dozen windows of ten seconds are asked, each with a share that has a stack.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int HEALTHY_FOR_EACH = 1_000;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value = "a file lost ten times a second (in full once) among all that eight threads can open",
      result = "the losing line alone is found; the ledger is the kernel's")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void a_rare_leak_among_very_many_healthy_opens_is_found_and_nothing_else(Jdk jdk) {
    int perSecond = Safeties.full() ? 1 : 10;
    try (ChildJvm child = start(jdk, perSecond)) {
      AgentReport found = awaitLeak(child);
      long[] counts = counts(child, "stop", "stopped");

      System.out.printf(
          "%s: found among %,d healthy opens after %d lost%n", jdk, counts[0], counts[1]);
      assertThat(counts[0]).isGreaterThan(HEALTHY_FOR_EACH * counts[1]);
      assertThat(found.leaks()).singleElement().satisfies(NeedleIT::mustNameTheLine);
      Ledgers.mustAgree(child, jdk::toString);
      AgentReport last = AgentReport.of(child);
      assertThat(last.leaks()).hasSize(1);
      assertThat(held(last)).isEqualTo(counts[1]);
      assertThat(last.root().get("agent").get("lostEvents").asLong()).isZero();
      assertThat(child.end()).isZero();
    }
  }

  private ChildJvm start(Jdk jdk, int perSecond) {
    ChildJvm child =
        ChildJvm.on(jdk)
            .main("Needle", Programs.empty(folder), perSecond)
            .agent("interval=0")
            .start();
    child.await("ready");
    return child;
  }

  /** Asks once a second; nothing else may be called meanwhile. */
  private static AgentReport awaitLeak(ChildJvm child) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .pollInSameThread()
        .until(
            () -> {
              AgentReport report = AgentReport.of(child);
              report.leaks().forEach(NeedleIT::mustNameTheLine);
              return report;
            },
            report -> !report.leaks().isEmpty());
  }

  private static void mustNameTheLine(JsonNode leak) {
    assertThat(leak.get("title").asText()).contains(LOSING);
    assertThat(leak.get("certainty").asText()).isEqualTo("growing");
  }

  private static long[] counts(ChildJvm child, String command, String answer) {
    List<String> lines = child.ask(command, answer);
    String[] words = lines.get(lines.size() - 1).split(" ");
    return new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
  }

  /** Handles whose file is the one that is lost, with a stack or without. */
  private static long held(AgentReport report) {
    return report
        .handles()
        .filter(handle -> handle.row().get("target").asText().endsWith("/index"))
        .count();
  }
}
