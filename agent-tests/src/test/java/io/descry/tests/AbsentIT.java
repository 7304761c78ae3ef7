package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.OpenedSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fifteen exceptions out of woven methods, caught and printed, and an end by an uncaught exception
 * or within a shutdown hook: output, stack traces to the line and exit code are those of a run
 * without the agent, to the byte; and what nobody refers to is collected and closed.
 */
class AbsentIT {

  private static final List<String> ENDS = List.of("throw", "hook");

  @TempDir Path folder;

  static Stream<Arguments> ends() {
    return Jdks.all().flatMap(jdk -> ENDS.stream().map(end -> Arguments.of(jdk, end)));
  }

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ends")
  void exceptions_output_and_exit_are_the_same_to_the_byte(Jdk jdk, String end) {
    Result plain = run(jdk, end, List.of());
    String log = ENDS.indexOf(end) % 2 == 0 ? "none" : "application";

    Result watched = run(jdk, end, List.of("-javaagent:" + ChildJvm.agentJar() + "=log=" + log));

    assertThat(watched.out()).isEqualTo(plain.out()).contains("closed-watch ");
    assertThat(watched.err())
        .isEqualTo(plain.err())
        .contains("\tat ")
        .doesNotContain("escry.agent");
    assertThat(watched.exit()).isEqualTo(plain.exit());
    assertThat(watched.out() + watched.err()).doesNotContain("java.io.Descry");
  }

  private Result run(Jdk jdk, String end, List<String> jvmOptions) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("descry.programs")));
    command.addAll(List.of("io.descry.tests.programs.Absent", folder.toString(), end));
    return Tools.run(command);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_nobody_refers_to_is_collected_and_closed_as_without_the_agent(Jdk jdk) {
    try (ChildJvm child = Programs.SOCKETS.on(jdk, folder).agent("log=none").start()) {
      Programs.cases(child);
      AgentReport.of(child); // What the agent's thread makes the JDK open is there from now on.
      Map<Integer, String> before = child.proc().descriptors();
      List<OpenedSite> sites =
          OpenedSite.of(child.ask("open DatagramSocket", "opened DatagramSocket"));
      assertThat(child.proc().since(before)).hasSizeGreaterThanOrEqualTo(sites.get(0).handles());

      child.ask("drop all", "dropped all");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                child.ask("gc", "collected");
                return child.proc().since(before).values().stream()
                    .noneMatch(target -> target.startsWith("socket:"));
              });
    }
  }
}
