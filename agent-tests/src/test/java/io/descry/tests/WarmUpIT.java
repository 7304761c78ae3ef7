package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.ManyJars;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starting opens much and closes little of it for a while, and is no leak. */
@Execution(ExecutionMode.CONCURRENT)
class WarmUpIT {

  private static final int JARS = 100;
  private static final int CLASSES_EACH = 20;

  /** Longer than the sixteen seconds in which a leak can be told. */
  private static final int STEPS = 80;

  private static final long PAUSE_MILLIS = 250;

  private static final int COMPILATIONS = 25;
  private static final int CLASSES_USED = 300;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.all().filter(jdk -> Jdks.all().count() == 1 || jdk.feature() == 25);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void two_thousand_classes_of_a_hundred_jars_are_no_leak(Jdk jdk) throws Exception {
    try (ChildJvm child = start(jdk)) {
      for (int i = 0; i < STEPS; i++) {
        child.ask("load " + JARS * CLASSES_EACH / STEPS, "loaded");
        Thread.sleep(PAUSE_MILLIS);
      }

      mustBeHealthy(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_compiler_at_work_is_no_leak(Jdk jdk) throws Exception {
    try (ChildJvm child = start(jdk)) {
      Path source = ManyJars.user(folder.resolve("sources"), CLASSES_USED);
      for (int i = 0; i < COMPILATIONS; i++) {
        child.ask("compile " + source, "compiled");
        Thread.sleep(PAUSE_MILLIS);
      }

      mustBeHealthy(child);
    }
  }

  private ChildJvm start(Jdk jdk) throws Exception {
    ManyJars.create(folder, JARS, CLASSES_EACH);
    ChildJvm child = ChildJvm.on(jdk).main("Starting", folder).agent("interval=0").start();
    child.await("ready");
    return child;
  }

  private static void mustBeHealthy(ChildJvm child) {
    AgentReport report = AgentReport.of(child);

    assertThat(report.root().get("findings")).isEmpty();
    Ledgers.mustAgree(child, () -> "at the end");
    assertThat(child.end()).isZero();
    assertThat(child.stderr()).isEmpty();
  }
}
