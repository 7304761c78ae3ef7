package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.OpenedSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of handle on every JDK, with default options but for the quiet log: a child opens
 * five, the test reads {@code /proc/PID/fd} itself, and the report has all the numbers with the
 * right line; closed, none is left.
 */
class KindsIT {

  @TempDir Path folder;

  static Stream<Arguments> all() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(Programs.values())
                    .filter(program -> program.runsOn(jdk))
                    .map(program -> Arguments.of(jdk, program)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void every_descriptor_is_reported_with_its_line_until_it_is_closed(Jdk jdk, Programs program) {
    Failures failures = new Failures();

    try (ChildJvm child =
        program.on(jdk, folder).agent("interval=0,capture=full").jvm("-Xverify:all").start()) {
      for (String name : Programs.cases(child)) {
        failures.check(name, () -> openAndClose(child, name));
      }
      failures.check("lost events", () -> assertThat(lost(child)).isZero());
      failures.check("end", () -> assertThat(child.end()).isZero());
      failures.check("stderr", () -> assertThat(child.stderr()).isEmpty());
    }

    failures.assertNone();
  }

  private static void openAndClose(ChildJvm child, String name) {
    Map<Integer, String> before = child.proc().descriptors();

    List<OpenedSite> sites = OpenedSite.of(child.ask("open " + name, "opened " + name));

    try {
      soon(() -> Reported.at(child, before).mustBe(sites));
    } finally {
      child.ask("close " + name, "closed " + name);
    }
    soon(() -> Reported.at(child, before).mustBe(List.of()));
  }

  private static long lost(ChildJvm child) {
    return AgentReport.of(child).root().get("agent").get("lostEvents").asLong();
  }

  /** The collector, a selector or a connection's time-out closes a little later. */
  private static void soon(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInSameThread()
        .untilAsserted(assertion);
  }
}
