package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that holds its own locks for long, while the agent attaches and reports. */
@Safety(
    value = "an application that holds its locks: thread groups, class loader, URL handler",
    result = "reports, log and attach go on; no agent thread waits for the application")
class HeldLocksIT {

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void reports_go_on_while_the_application_holds_its_thread_group(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      child.ask("groups", "held");

      mustGoOn(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void reports_go_on_while_the_application_holds_its_loaders_lock(Jdk jdk) {
    try (ChildJvm child = start(jdk)) {
      child.ask("loader", "held");

      mustGoOn(child);
      assertThat(AgentReport.of(child).handles())
          .anyMatch(handle -> handle.row().get("target").asText().equals("/etc/hostname"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_attach_does_not_wait_for_the_applications_thread_group(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("HeldLocks").start()) {
      child.await("ready");
      child.ask("groups", "held");

      CommandLine.Result attached =
          CommandLine.run("attach", String.valueOf(child.pid()), "log=simple");

      assertThat(attached.exit()).as(attached.toString()).isZero();
      Ledgers.mustAgree(child, () -> "while the application holds its thread group");
      CommandLine.Result detached = CommandLine.run("detach", String.valueOf(child.pid()));
      assertThat(detached.exit()).as(detached.toString()).isZero();
    }
  }

  private ChildJvm start(Jdk jdk) {
    String options = "interval=1s,log=simple,file=" + folder.resolve("reports");
    ChildJvm child = ChildJvm.on(jdk).main("HeldLocks").agent(options).start();
    child.await("ready");
    AgentReport.of(child);
    return child;
  }

  /** A report on request, and two more in the file. */
  private void mustGoOn(ChildJvm child) {
    Ledgers.mustAgree(child, () -> "while the application holds a lock");
    long before = fileBytes();
    await().atMost(Duration.ofSeconds(20)).until(() -> fileBytes() > before);
    long later = fileBytes();
    await().atMost(Duration.ofSeconds(20)).until(() -> fileBytes() > later);
  }

  private long fileBytes() {
    return folder.resolve("reports").toFile().length();
  }
}
