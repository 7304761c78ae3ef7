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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that leaks five files and a connection, in JVMs that are started in unusual ways and
 * beside other agents: the lines are found, the ledger is the kernel's list, and the program's
 * output is what it is without the agent.
 */
@Tag("long")
@Safety("odd JVMs")
class OddJvmsIT {

  private static final String LEAKY = "io.descry.tests.programs.Leaky";

  /** The JVM's word on an agent that puts a jar onto the boot path. */
  private static final String BOOT_PATH = "Sharing is only supported for boot loader classes";

  /** Jars that other agents put there. */
  private static final String BOOT_JARS = ".*/(opentelemetry|mockitoboot).*[.]jar( [(]deleted[)])?";

  /** JaCoCo where it cannot read a class. */
  private static final String JACOCO =
      ".*IllegalClassFormatException: .* with JaCoCo .*|\tat .*|\t[.]{3} .*|Caused by: .*";

  /** OpenTelemetry alone took a minute to start on a choked machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  static Stream<Arguments> jdksAndJvms() {
    return Safeties.jdks()
        .flatMap(
            jdk ->
                Arrays.stream(OddJvm.values())
                    .filter(odd -> Safeties.full() || odd.isQuick() && jdk.feature() == 17)
                    .filter(odd -> odd.runsOn(jdk))
                    .map(odd -> Arguments.of(jdk, odd)));
  }

  @ParameterizedTest
  @MethodSource("jdksAndJvms")
  void what_leaks_is_found_and_the_output_is_the_same(Jdk jdk, OddJvm odd) {
    OddFiles files = new OddFiles(folder, jdk);
    assumeThat(odd != OddJvm.READ_ONLY || Namespaces.areAllowed()).isTrue();
    Output plain = plain(odd.command(files));
    assumeThat(plain).as("this JDK has this option").isNotNull();

    Output watched = watched(odd.withAgents(files), odd);

    assertThat(program(watched.out, odd)).isEqualTo(program(plain.out, odd));
    assertThat(watched.err)
        .allMatch(line -> plain.err.contains(line) || isOfAnotherAgent(line, odd, jdk.feature()));
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
    Output plain = plain(ChildJvm.on(small).main("Leaky"));
    assumeThat(plain).as("this JDK's modules are of this system").isNotNull();

    Output watched = watched(ChildJvm.on(small).main("Leaky").agent("interval=0"), OddJvm.G1);

    assertThat(watched).isEqualTo(plain);
  }

  static Stream<Jdk> jdksThatLink() {
    return Safeties.jdks()
        .filter(jdk -> Files.exists(jdk.home().resolve("bin/jlink")))
        .filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value = "AppCDS, a dynamic archive recorded with the agent",
      result = "the JVM does not start: it lets no agent in there")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksThatArchive")
  void no_archive_is_recorded_with_an_agent(Jdk jdk) {
    String[] option = {"-XX:ArchiveClassesAtExit=" + folder.resolve("watched.jsa")};

    Output recorded = recorded(jdk, option);

    assertThat(recorded.exit).isNotZero();
    assertThat(recorded.all()).anyMatch(line -> line.contains("during CDS dumping"));
    assertThat(recorded.all()).noneMatch(line -> line.contains("DSC-"));
  }

  static Stream<Jdk> jdksThatArchive() {
    return Safeties.jdks().filter(jdk -> Safeties.full() && jdk.feature() >= 17);
  }

  @Safety(
      value = "an AOT cache, or an archive that agents may be in, recorded with the agent",
      result = "the agent stays off and says so (DSC-START); the program runs, the cache is made")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksThatArchive")
  void the_agent_stays_out_of_a_cache_that_is_recorded(Jdk jdk) {
    Path cache = folder.resolve("watched");

    Output recorded =
        jdk.feature() < 25
            ? recorded(
                jdk,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+AllowArchivingWithJavaAgent",
                "-XX:ArchiveClassesAtExit=" + cache)
            : recorded(jdk, "-XX:AOTCacheOutput=" + cache);

    assertThat(recorded.exit).as(recorded.toString()).isZero();
    assertThat(recorded.out).contains("ready", "done");
    assertThat(recorded.err)
        .anyMatch(line -> line.startsWith("DSC-START ") && line.contains("records an archive"));
    assertThat(cache).isNotEmptyFile();
  }

  /** A run of the program that ends by itself, with the agent. */
  private Output recorded(Jdk jdk, String... options) {
    ChildJvmCommand command =
        ChildJvm.on(jdk).main("Leaky").onlyClassPath(new OddFiles(folder, jdk).program());
    try (ChildJvm child = command.jvm(options).agent("interval=0").start()) {
      return end(child);
    }
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
        await().atMost(PATIENCE).untilAsserted(() -> mustBeFound(child, odd));
        mustAgree(child, odd);
      } else {
        child.awaitErrorWith("5 file-input handles open at " + LEAKY + ".files(", PATIENCE);
      }
      return end(child);
    }
  }

  private static void mustAgree(ChildJvm child, OddJvm odd) {
    if (odd.hasBootJars(child.jdk().feature())) {
      AgentReport report = AgentReport.of(child);
      assertThat(report.descriptors().filter(d -> d.type().equals("unknown")))
          .allMatch(unknown -> unknown.target().matches(BOOT_JARS));
    } else {
      Ledgers.mustAgree(child, odd::toString);
    }
  }

  private static Output end(ChildJvm child) {
    int exit = child.end();
    return new Output(exit, child.stdout(), child.stderr());
  }

  private static void mustBeFound(ChildJvm child, OddJvm odd) {
    AgentReport report = AgentReport.of(child);
    if (odd.hasLines(child.jdk().feature())) {
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

  /** Without what the JVM prints there, as the row tells. */
  private static List<String> program(List<String> out, OddJvm odd) {
    String ofTheJvm =
        switch (odd) {
          case CHECKED -> "(WARNING: JNI |\t|Warning: ).*";
          case DYNAMIC_ARCHIVE, BARE_AOT_CACHE -> "\\[[0-9.]+s]\\[error]\\[(cds|aot)] .*";
          default -> "";
        };
    return out.stream().filter(line -> !line.matches(ofTheJvm)).toList();
  }

  /** What other agents say of themselves, and the one line of ours that the row tells of. */
  private static boolean isOfAnotherAgent(String line, OddJvm odd, int jdk) {
    return switch (odd) {
      case OPEN_TELEMETRY_FIRST, OPEN_TELEMETRY_LAST, MOCKITO ->
          line.startsWith("[otel.javaagent ")
              || line.contains(BOOT_PATH)
              || jdk >= 27 && line.matches("WARNING: .*[Ff]inal.?field.*");
      case JACOCO_FIRST, JACOCO_LAST -> jdk >= 27 && line.matches(JACOCO);
      case READ_ONLY -> true; // Its reports.
      case NO_STACKS, UNLIMITED_STACKS -> !odd.hasLines(jdk) && line.startsWith("DSC-SELFCHECK ");
      default -> false;
    };
  }

  private record Output(int exit, List<String> out, List<String> err) {

    List<String> all() {
      return Stream.concat(out.stream(), err.stream()).toList();
    }
  }
}
