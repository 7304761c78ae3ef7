package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines that hold a path or a port; the program's own commands are the known truth. */
class WhoIT {

  private static final String LINE = "io.descry.tests.programs.Holding.";

  @TempDir Path temporary;
  private Path folder;
  private Path file;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @BeforeEach
  void makeFile() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("held"));
    file = Files.writeString(folder.resolve("data.bin"), "data");
  }

  private static ChildJvm holding(Jdk jdk) {
    ChildJvm child =
        ChildJvm.on(jdk).main("Holding").agent("log=none,interval=1h,jmx=true").start();
    child.await("ready");
    Tools.awaitAgent(child);
    return child;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_file_is_found_by_name_link_hard_link_and_folder(Jdk jdk) throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
    Path hard = Files.createLink(temporary.resolve("other-name"), file);
    try (ChildJvm child = holding(jdk)) {
      child.ask("open " + file, "done");

      mustHold(child, file);
      mustHold(child, folder);
      mustHold(child, link.resolve("data.bin"));
      mustHold(child, hard);
      Path relative = Path.of("").toAbsolutePath().relativize(file);
      mustHold(child, relative);
    }
  }

  private static void mustHold(ChildJvm child, Path asked) throws IOException {
    CommandLine.Result text = who(child, asked.toString());
    assertThat(text.exit()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("held by 1 descriptor of PID " + child.pid())
        .contains("file-input opened at " + LINE + "obey(Holding.java:")
        .contains("by thread main")
        .contains("leads to: ")
        .contains("fix: ");
    JsonNode holder = json(child, asked.toString()).at("/holders/0");
    int number = holder.at("/fds/0").asInt();
    assertThat(child.proc().descriptors().get(number)).endsWith("/data.bin");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_deleted_file_and_a_mapped_file_are_held(Jdk jdk) throws IOException {
    Path mapped = Files.writeString(folder.resolve("mapped.bin"), "data");
    try (ChildJvm child = holding(jdk)) {
      child.ask("open " + file, "done");
      child.ask("map " + mapped, "done");
      Files.delete(file);

      assertThat(who(child, file.toString()).out()).contains(file + " (deleted)");
      CommandLine.Result result = who(child, mapped.toString());
      assertThat(result.exit()).isZero();
      assertThat(result.out()).contains("mapped into memory, without a descriptor: " + mapped);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_port_is_told_with_the_end_that_has_it(Jdk jdk) throws IOException {
    try (ChildJvm child = holding(jdk)) {
      String port = child.ask("listen", "done").get(0).split(" ")[1];
      child.ask("connect " + port, "done");

      String text = who(child, port).out();

      assertThat(text).contains("port " + port + ": held by 2 descriptors");
      assertThat(text).contains("leads to: listens on 127.0.0.1:" + port);
      assertThat(text).containsPattern("from \\S+ to 127.0.0.1:" + port + " \\(ESTABLISHED\\)");
      assertThat(json(child, ":" + port).at("/holders")).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void nobody_is_said_with_what_else_to_ask(Jdk jdk) {
    try (ChildJvm child = holding(jdk)) {
      CommandLine.Result path = who(child, file.toString());
      CommandLine.Result port = who(child, "1");

      assertThat(path.exit()).as(path.err()).isEqualTo(1);
      assertThat(path.out()).contains("nobody in this JVM").contains("fuser -v").contains("lsof");
      assertThat(port.exit()).isEqualTo(1);
      assertThat(port.out()).contains("ss -apn 'sport = :1'");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_class_path_jar_is_the_jvms_own_and_descrys_is_descrys(Jdk jdk) {
    try (ChildJvm child = holding(jdk)) {
      String text = who(child, ChildJvm.agentJar().toString()).out();

      assertThat(text).containsAnyOf("the JVM itself", "Descry itself");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_program_itself_can_ask(Jdk jdk) {
    try (ChildJvm child = holding(jdk)) {
      assertThat(child.ask("api " + folder, "done")).containsExactly("done []");
      child.ask("open " + file, "done");

      assertThat(child.ask("api " + folder, "done").get(0))
          .startsWith("done [1 descriptor (")
          .contains("file-input opened at " + LINE + "obey(Holding.java:")
          .endsWith(": " + file + "]");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !child.ask("bean " + file, "done").get(0).equals("done absent"));
      assertThat(child.ask("bean " + file, "done").get(0)).contains(LINE).contains("fix: ");
    }
  }

  private static CommandLine.Result who(ChildJvm child, String... words) {
    String[] command = new String[2 + words.length];
    command[0] = "who";
    command[1] = String.valueOf(child.pid());
    System.arraycopy(words, 0, command, 2, words.length);
    return CommandLine.run(command);
  }

  private static JsonNode json(ChildJvm child, String asked) throws IOException {
    JsonNode json = new ObjectMapper().readTree(who(child, asked, "--format", "json").out());
    ReportSchema.ofTheJar("descry-who-1").mustHold(json);
    return json;
  }
}
