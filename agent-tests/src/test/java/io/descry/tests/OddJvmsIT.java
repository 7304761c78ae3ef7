package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Namespaces;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that leaks five files and a connection, in JVMs that are started in unusual ways and
 * beside other agents: the lines are found, the ledger is the kernel's list, and the program's
 * output is what it is without the agent.
 */
@Safety("odd JVMs")
class OddJvmsIT {

  private static final String LEAKY = "io.descry.tests.programs.Leaky";

  /** The JVM's word on an agent that puts a jar onto the boot path. */
  private static final String BOOT_PATH = "Sharing is only supported for boot loader classes";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  static Stream<Arguments> jdksAndJvms() {
    return Safeties.jdks()
        .flatMap(
            jdk ->
                Arrays.stream(OddJvm.values())
                    .filter(odd -> Safeties.full() || odd.quick && jdk.feature() == 17)
                    .filter(odd -> odd.runsOn(jdk))
                    .map(odd -> Arguments.of(jdk, odd)));
  }

  @ParameterizedTest
  @MethodSource("jdksAndJvms")
  void what_leaks_is_found_and_the_output_is_the_same(Jdk jdk, OddJvm odd) {
    OddFiles files = new OddFiles(folder);
    assumeThat(odd != OddJvm.READ_ONLY || Namespaces.areAllowed()).isTrue();
    Output plain = plain(odd.command(jdk));
    assumeThat(plain).as("this JDK has this option").isNotNull();

    Output watched = watched(odd.agents(odd.command(jdk), files), odd);

    assertThat(program(watched.out, odd)).isEqualTo(program(plain.out, odd));
    assertThat(watched.err)
        .allMatch(line -> plain.err.contains(line) || isOfAnotherAgent(line, odd));
    assertThat(watched.exit).isZero();
  }

  @Safety("jlinked runtime of java.base and java.instrument alone")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksThatLink")
  void a_runtime_without_management_attach_and_logging_is_tracked(Jdk jdk) {
    Jdk small = new Jdk(jdk.feature(), folder.resolve("runtime"));
    CommandLine.Result linked =
        Tools.run(
            List.of(
                jdk.home().resolve("bin/jlink").toString(),
                "--add-modules",
                "java.base,java.instrument",
                "--output",
                small.home().toString()));
    assertThat(linked.exit()).as(linked.toString()).isZero();

    Output watched = watched(ChildJvm.on(small).main("Leaky").agent("interval=0"), OddJvm.G1);

    assertThat(watched).isEqualTo(new Output(0, List.of("ready", "done"), List.of()));
  }

  static Stream<Jdk> jdksThatLink() {
    return Safeties.jdks()
        .filter(jdk -> jdk.feature() >= 17 && Files.isDirectory(jdk.home().resolve("jmods")))
        .limit(Safeties.full() ? Integer.MAX_VALUE : 1);
  }

  /** Null where the JVM does not start. */
  private static Output plain(ChildJvmCommand command) {
    try (ChildJvm child = command.start()) {
      try {
        child.await("ready", PATIENCE);
      } catch (AssertionError e) {
        return null;
      }
      return end(child);
    }
  }

  private static Output watched(ChildJvmCommand command, OddJvm odd) {
    try (ChildJvm child = command.start()) {
      child.await("ready", PATIENCE);
      if (odd.isReachable()) {
        await().atMost(PATIENCE).untilAsserted(() -> mustBeFound(AgentReport.of(child), odd));
        mustAgree(child, odd);
      } else {
        child.awaitErrorWith("5 file-input handles open at " + LEAKY + ".files(", PATIENCE);
      }
      return end(child);
    }
  }

  private static void mustAgree(ChildJvm child, OddJvm odd) {
    if (odd.hasBootJar()) {
      AgentReport report = AgentReport.of(child);
      assertThat(report.descriptors().filter(d -> d.type().equals("unknown")))
          .hasSizeLessThan(2)
          .allMatch(unknown -> unknown.target().endsWith(".jar"));
    } else {
      Ledgers.mustAgree(child, odd::toString);
    }
  }

  private static Output end(ChildJvm child) {
    int exit = child.end();
    return new Output(exit, child.stdout(), child.stderr());
  }

  private static void mustBeFound(AgentReport report, OddJvm odd) {
    if (odd.hasLines()) {
      assertThat(open(report, "file-input", "Leaky.files(")).isEqualTo(5);
      assertThat(open(report, "socket", "Leaky.sockets(")).isEqualTo(2);
      assertThat(open(report, "server-socket", "Leaky.sockets(")).isEqualTo(1);
    } else {
      assertThat(report.handles().filter(h -> h.kind().equals("file-input"))).hasSize(5);
    }
    assertThat(report.root().get("agent").get("failures")).isEmpty();
    assertThat(report.root().get("agent").get("hooks").toString()).doesNotContain("\"failed\"");
  }

  private static long open(AgentReport report, String kind, String frame) {
    return report
        .sites()
        .filter(site -> site.kind().equals(kind))
        .filter(site -> site.applicationFrame().filter(f -> f.contains(frame)).isPresent())
        .mapToLong(site -> site.count("open"))
        .sum();
  }

  /** Without what the JVM prints there where its use of JNI is checked. */
  private static List<String> program(List<String> out, OddJvm odd) {
    return odd == OddJvm.CHECKED
        ? out.stream().filter(line -> !line.matches("(WARNING: JNI |\t|Warning: ).*")).toList()
        : out;
  }

  /** What other agents say of themselves, and the one line of ours that the row tells of. */
  private static boolean isOfAnotherAgent(String line, OddJvm odd) {
    return switch (odd) {
      case OPEN_TELEMETRY_FIRST, OPEN_TELEMETRY_LAST, MOCKITO ->
          line.startsWith("[otel.javaagent ") || line.contains(BOOT_PATH);
      case READ_ONLY -> true; // Its reports.
      case NO_STACKS -> line.startsWith("DSC-SELFCHECK ");
      default -> false;
    };
  }

  private record Output(int exit, List<String> out, List<String> err) {}
}
