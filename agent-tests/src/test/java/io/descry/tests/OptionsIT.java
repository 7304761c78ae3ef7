package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options from every source, right and wrong: the application always runs. */
class OptionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void misspelt_options_are_one_message_each_and_the_application_ends_as_it_wants(Jdk jdk) {
    String options = "log=simple,intervall=5s,threshold=many,config=/no/such/file";
    try (ChildJvm child = ChildJvm.on(jdk).main("Service", 7).agent(options).start()) {
      child.await("ready");
      child.awaitErrorWith("/no/such/file", PATIENCE);

      int exit = child.end();

      assertThat(exit).isEqualTo(7);
      assertThat(child.stderr())
          .allMatch(line -> line.contains("DSC-OPTIONS"))
          .anyMatch(line -> line.contains("did you mean interval?"))
          .anyMatch(line -> line.contains("threshold=many"))
          .anyMatch(line -> line.contains("there is no such file"))
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_program_that_ends_at_once_is_told_as_well(Jdk jdk) {
    String agent = "-javaagent:" + ChildJvm.agentJar() + "=log=simple,intervall=5s";
    String programs = System.getProperty("descry.programs");

    List<String> command =
        List.of(
            jdk.java().toString(), agent, "-cp", programs, "io.descry.tests.programs.Hello", "3");

    // The end of a program waits two seconds for the agent: not enough where the machine is choked.
    await().atMost(PATIENCE).pollInSameThread().untilAsserted(() -> mustBeTold(Tools.run(command)));
  }

  private static void mustBeTold(CommandLine.Result result) {
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("hello, world\n");
    assertThat(result.err().lines())
        .hasSize(2)
        .contains("hello, operator")
        .anyMatch(line -> line.startsWith("DSC-OPTIONS") && line.contains("mean interval?"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_that_is_off_leaves_nothing(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent("enabled=false").start()) {
      child.await("ready");

      CommandLine.Result status = CommandLine.run("status", String.valueOf(child.pid()));

      assertThat(status.exit()).isEqualTo(3);
      assertThat(Tools.agentThreads(child)).isEmpty();
      assertThat(Tools.jcmd(child, "GC.class_histogram")).doesNotContain("java.io.Descry");
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void arguments_come_before_properties_before_the_environment_before_a_file(Jdk jdk)
      throws IOException {
    Path config = folder.resolve("descry.properties");
    Files.writeString(config, "at-exit=true\nformat=text\nfile=" + folder + "/of-config.txt\n");
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Service")
            .jvm("-Ddescry.file=" + reports(), "-Ddescry.log=simple")
            .environment("DESCRY_FORMAT", "json")
            .environment("DESCRY_FILE", folder.resolve("of-environment.txt").toString())
            .environment("DESCRY_CONFIG", config.toString())
            .agent("log=none,interval=1s")
            .start()) {
      child.await("ready");

      awaitReports(2);
      assertThat(child.end()).isZero();

      List<AgentReport> reports = reportsSoFar();
      assertThat(reports.get(reports.size() - 1).trigger()).isEqualTo("exit");
      assertThat(child.stderr()).isEmpty();
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactlyInAnyOrder(config, reports());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_jvm_that_keeps_no_stacks_is_told_so(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Service")
            .jvm("-XX:-StackTraceInThrowable")
            .agent("log=simple,interval=0")
            .start()) {
      child.await("ready");
      child.awaitErrorWith("DSC-SELFCHECK", PATIENCE);
      child.ask("hold 3", "held");

      AgentReport report = AgentReport.of(child);

      assertThat(report.ledger("tracked")).isGreaterThanOrEqualTo(3);
      assertThat(report.ledger("unknown")).isZero();
      assertThat(child.stderr())
          .singleElement()
          .asString()
          .contains("StackTraceInThrowable")
          .contains("Take that option away");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_threshold_is_reported_at_each_crossing_and_nothing_in_between(Jdk jdk) {
    String options = "log=none,interval=0,threshold=100,format=json,file=" + reports();
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent(options).start()) {
      child.await("ready");
      child.ask("hold 120", "held");
      awaitReports(1);
      child.ask("free", "freed");
      crossAgain(child);

      assertThat(child.end()).isZero();
      assertThat(reportsSoFar()).extracting(AgentReport::trigger).containsOnly("threshold");
      assertThat(reportsSoFar()).hasSize(2);
    }
  }

  /** Ticks are a second apart, and one must have seen the count below. */
  private void crossAgain(ChildJvm child) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2500))
        .pollDelay(Duration.ofMillis(1500))
        .until(
            () -> {
              child.ask("hold 120", "held");
              boolean done = awaitSecond();
              child.ask("free", "freed");
              return done;
            });
  }

  private boolean awaitSecond() {
    try {
      await().atMost(Duration.ofMillis(2500)).until(() -> reportsSoFar().size() > 1);
      return true;
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      return false;
    }
  }

  private Path reports() {
    return folder.resolve("reports.json");
  }

  private void awaitReports(int count) {
    await().atMost(PATIENCE).until(() -> reportsSoFar().size() >= count);
  }

  private List<AgentReport> reportsSoFar() {
    try {
      return Files.exists(reports())
          ? AgentReport.parseAll(Files.readString(reports()))
          : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
