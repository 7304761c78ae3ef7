package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger against the kernel's own list, number by number, in a JVM whose eight threads open and
 * close handles of every sort.
 */
class BarrierIT {

  private static final int ROUNDS = 1_000;
  private static final int ROUNDS_UNDER_LOAD = 40;

  /** The oldest, the default and the latest with long support: a round takes some 30 ms. */
  private static final List<Integer> RELEASES = List.of(8, 17, 25);

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.all().filter(jdk -> Jdks.all().count() == 1 || RELEASES.contains(jdk.feature()));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("jdks")
  void at_a_thousand_barriers_each_number_is_in_one_class_and_the_kernels(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      for (int round = 0; round < ROUNDS; round++) {
        child.ask("round", "at rest");
        int number = round;
        Ledgers.mustAgree(child, () -> jdk + ", round " + number);
      }
      mustHaveWorked(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void under_load_the_sum_is_exact_and_nothing_is_unknown_or_stale(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      child.ask("run", "running");
      Ledgers ledgers = new Ledgers(AgentReport.of(child));
      for (int round = 0; round < ROUNDS_UNDER_LOAD; round++) {
        Map<Integer, String> between = child.proc().descriptors();
        ledgers = ledgers.next(AgentReport.of(child));

        ledgers.mustAddUp();
        ledgers.mustHaveHeldWhatBothTrack(between);
      }
      child.ask("stop", "at rest");
      Ledgers.mustAgree(child, () -> jdk + ", after the load");
      mustHaveWorked(child);
    }
  }

  private ChildJvm start(Jdk jdk) {
    ChildJvm child =
        ChildJvm.on(jdk).main("AtBarriers", Programs.empty(folder)).agent("interval=0").start();
    child.await("ready");
    return child;
  }

  private static void mustHaveWorked(ChildJvm child) {
    AgentReport last = AgentReport.of(child);
    assertThat(last.root().get("agent").get("lostEvents").asLong()).isZero();
    assertThat(last.root().get("agent").get("failures")).isEmpty();
    assertThat(last.leaks()).isEmpty();
    assertThat(child.end()).isZero();
    assertThat(child.stdout()).noneMatch(line -> line.startsWith("failed"));
    // Thousands of reports cost what the agent says of itself after a minute.
    assertThat(child.stderr())
        .allMatch(line -> line.contains("DSC-COST") || line.endsWith(" io.descry report"));
  }
}
