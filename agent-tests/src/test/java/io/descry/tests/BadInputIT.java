package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.OtherLibraries;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Surroundings and options that could break the agent, or that it could break. */
@Safety(
    value = "odd surroundings and bad options",
    result = "as without the agent; each bad option is said once")
class BadInputIT {

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_plain_program_runs_as_without_the_agent_and_nothing_is_printed(Jdk jdk) {
    assertSame(jdk, child -> child.main("Plain"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_system_class_loader_that_opens_files_works_as_before(Jdk jdk) {
    String loader = "-Djava.system.class.loader=io.descry.tests.programs.OpeningLoader";

    assertSame(jdk, child -> child.main("Plain").jvm(loader));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_file_system_that_is_not_the_default_one_works_as_before(Jdk jdk) {
    assertSame(jdk, child -> child.main("OtherFileSystem", Programs.empty(folder)));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_application_keeps_its_own_byte_buddy_and_slf4j(Jdk jdk) {
    Path libraries = OtherLibraries.compile(folder);
    Object[] names = OtherLibraries.NAMES.toArray();

    Output output = assertSame(jdk, child -> child.main("Plain", names).classPath(libraries));

    assertThat(output.stdout)
        .filteredOn(line -> line.startsWith("the application's own"))
        .hasSameSizeAs(OtherLibraries.NAMES);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void file_names_that_cannot_be_encoded_are_reported_and_harm_nothing(Jdk jdk) throws Exception {
    int files = createOddNames();

    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("OddNames", folder.resolve("odd"))
            .environment("LC_ALL", "C")
            .agent("")
            .start()) {
      child.await("opened ");
      AgentReport report = AgentReport.of(child);

      assertThat(report.handles().filter(h -> h.kind().equals("file-channel"))).hasSize(files);
      assertThat(report.ledger("unknown")).isZero();
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void bad_options_are_said_together_and_the_application_runs(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Plain")
            .agent("log=simple,intervall=5s,threshold=many,config=/no/such/file")
            .start()) {
      child.awaitErrorWith("threshold=many", Duration.ofSeconds(60));
      assertThat(child.end()).isZero();

      assertThat(child.stdout()).contains("done");
      assertThat(child.stderr()).hasSize(3).allMatch(line -> line.startsWith("DSC-OPTIONS"));
      assertThat(String.join("\n", child.stderr()))
          .contains("'intervall'")
          .contains("did you mean interval?")
          .contains("/no/such/file");
    }
  }

  private Output assertSame(Jdk jdk, UnaryOperator<ChildJvmCommand> command) {
    Output plain = Output.of(command.apply(ChildJvm.on(jdk)));

    Output withAgent = Output.of(command.apply(ChildJvm.on(jdk)).agent("").jvm("-Xverify:all"));

    assertThat(withAgent).isEqualTo(plain);
    return withAgent;
  }

  private int createOddNames() throws IOException, InterruptedException {
    String[] names = {
      "b\\377\\376d", "l\\303\\244", "new\\nline", "esc\\033[31m", "co,mma=;\"", "(deleted)"
    };
    StringBuilder script = new StringBuilder("mkdir odd && cd odd");
    for (String name : names) {
      script.append(" && touch \"$(printf '").append(name).append("')\"");
    }
    Process shell =
        new ProcessBuilder("sh", "-c", script.toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(shell.waitFor()).isZero();
    return names.length;
  }

  private record Output(List<String> stdout, List<String> stderr, int exit) {

    static Output of(ChildJvmCommand command) {
      try (ChildJvm child = command.start()) {
        int exit = child.end();
        return new Output(withoutUptime(child.stdout()), child.stderr(), exit);
      }
    }

    /** The JVM's own warnings begin with its uptime, which is another in each run. */
    private static List<String> withoutUptime(List<String> lines) {
      return lines.stream().map(line -> line.replaceFirst("^\\[[0-9.]+s\\]", "[uptime]")).toList();
    }
  }
}
