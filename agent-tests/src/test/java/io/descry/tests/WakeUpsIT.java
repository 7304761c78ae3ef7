package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentThreads;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an agent costs at rest is waking up: the kernel counts how often its threads went to sleep.
 */
class WakeUpsIT {

  private static final int HANDLES = 1_000;

  /** Five looks at the channel and one step of the clock; a tick in ten seconds; four to spare. */
  private static final double MOST_A_SECOND = 10;

  /** For a start, and for ticks with nothing new. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long WORK_MILLIS = 500;

  /** What one report takes at most, that is not in itself. */
  private static final long LAST_REPORT_MILLIS = 250;

  /** The kernel's ticks of ten for each of three threads. */
  private static final long TICKS_MILLIS = 60;

  private static final Duration MEASURED = Duration.ofSeconds(3);

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value = "nothing opens or closes: how often the agent's threads wake up, by the kernel",
      result = "ten times a second at most, all together")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void at_rest_the_agents_threads_wake_a_few_times_a_second(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent("interval=60s").start()) {
      child.await("ready");
      Tools.awaitAgent(child);
      child.ask("hold " + HANDLES, "held");
      await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(() -> wakings(child, Duration.ofSeconds(1)) <= MOST_A_SECOND);

      double perSecond = wakings(child, MEASURED);

      System.out.printf("%s: %.1f wake-ups a second at rest%n", jdk, perSecond);
      assertThat(perSecond).isLessThanOrEqualTo(MOST_A_SECOND);
      assertThat(AgentThreads.of(child).names()).contains("descry", "descry-clock");
      assertThat(child.end()).isZero();
    }
  }

  static Stream<Jdk> someJdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("someJdks")
  void the_cpu_time_that_a_report_says_is_the_kernels_of_all_its_threads(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent("interval=0").start()) {
      child.await("ready");
      AgentReport report = AgentReport.of(child);
      long before = AgentThreads.of(child).cpuMillis();
      while (AgentThreads.of(child).cpuMillis() - before < WORK_MILLIS) {
        report = AgentReport.of(child);
      }
      long after = AgentThreads.of(child).cpuMillis();

      assertThat(report.root().get("agent").get("cpuMillis").asLong())
          .isBetween(after - LAST_REPORT_MILLIS, after + TICKS_MILLIS);
    }
  }

  /** A second, over such a time. */
  private static double wakings(ChildJvm child, Duration time) {
    AgentThreads before = AgentThreads.of(child);
    await().pollDelay(time).atMost(PATIENCE).until(() -> true);
    return AgentThreads.of(child).wakingsASecondSince(before);
  }
}
