package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The MXBean, read by the application itself. */
class JmxIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer";

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_bean_waits_for_the_applications_server_and_leaves_with_the_agent(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("JmxApp").agent("log=none,interval=1s").start()) {
      child.await("ready");
      child.ask("hold 5", "done");
      Tools.awaitAgent(child);
      assertThat(Tools.instances(child, SERVER)).isZero();

      awaitRegistered(child);

      mustHaveAttributes(child);
      mustReport(child);
      CommandLine.run("detach", String.valueOf(child.pid()));
      assertThat(isRegistered(child)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_bean_is_there_at_once_where_the_option_says_so(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("JmxApp").agent("log=none,jmx=true").start()) {
      child.await("ready");
      await().atMost(PATIENCE).until(() -> Tools.instances(child, SERVER) > 0);

      awaitRegistered(child);

      assertThat(child.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void there_is_no_bean_where_the_option_forbids_it(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("JmxApp").agent("log=none,jmx=false").start()) {
      child.await("ready");
      Tools.awaitAgent(child);

      assertThat(isRegistered(child)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_listener_is_told_once_of_a_leak_that_is_new(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk).main("JmxApp").agent("log=none,jmx=true,interval=1s").start()) {
      child.await("ready");
      awaitRegistered(child);
      child.ask("listen", "done");

      child.ask("drop 5", "done");

      await().atMost(PATIENCE).until(() -> child.ask("notices", "done").size() > 1);
      assertThat(child.ask("notices", "done"))
          .satisfiesExactly(
              notice ->
                  assertThat(notice)
                      .startsWith("io.descry.finding DSC-LEAK 5 streams opened at")
                      .contains("JmxApp.drop(JmxApp.java:")
                      .contains("Fix: "),
              done -> assertThat(done).isEqualTo("done"));
    }
  }

  private static void mustHaveAttributes(ChildJvm child) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Map<String, String> attributes = attributes(child);
              int kernel = AgentReport.of(child).ledger("kernel");
              assertThat(attributes)
                  .containsEntry("KernelDescriptors", String.valueOf(kernel))
                  .containsEntry("UnknownDescriptors", "0")
                  .containsEntry("LostEvents", "0")
                  .containsEntry("LeakFindings", "0")
                  .containsEntry("Orphaned", "0");
              assertThat(Long.parseLong(attributes.get("TrackedDescriptors"))).isGreaterThan(4);
              assertThat(Long.parseLong(attributes.get("Headroom"))).isPositive();
              assertThat(attributes.get("ReportedAt")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            });
  }

  private static void mustReport(ChildJvm child) {
    AgentReport report = AgentReport.parse(call(child, "reportJson"));
    ReportSchema.ofTheJar().mustHold(report);
    assertThat(report.trigger()).isEqualTo("request");
    assertThat(report.sites())
        .anyMatch(
            site ->
                site.count("open") == 5
                    && site.applicationFrame().orElse("").contains("JmxApp.hold(JmxApp.java:"));
    assertThat(call(child, "reportText")).startsWith("DSC-").contains("JmxApp.hold(");
  }

  private static String call(ChildJvm child, String operation) {
    List<String> answer = child.ask("call " + operation, "done");
    return String.join("\n", answer.subList(0, answer.size() - 1));
  }

  private static void awaitRegistered(ChildJvm child) {
    await().atMost(PATIENCE).until(() -> isRegistered(child));
  }

  private static boolean isRegistered(ChildJvm child) {
    return child.ask("registered", "done").contains("registered=true");
  }

  private static Map<String, String> attributes(ChildJvm child) {
    Map<String, String> attributes = new HashMap<>();
    for (String line : child.ask("attributes", "done")) {
      String[] words = line.split("=", 2);
      attributes.put(words[0], words.length == 2 ? words[1] : "");
    }
    return attributes;
  }
}
