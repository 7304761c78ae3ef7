package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Descriptor;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program tells Descry, and asks it: with an agent, before one, after one, without one. */
class ApiIT {

  private static final String API = "io/descry/api/";

  @TempDir Path folder;
  private Path device;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @BeforeEach
  void make_a_device() throws IOException {
    device = Files.createFile(folder.resolve("device"));
  }

  private ChildJvmCommand program(Jdk jdk) {
    ChildJvmCommand command = ChildJvm.on(jdk).main("NativeCode", device);
    return jdk.feature() == 8
        ? command
        : command.jvm("--add-opens", "java.base/sun.nio.fs=ALL-UNNAMED");
  }

  private static ChildJvm ready(ChildJvmCommand command) {
    ChildJvm child = command.start();
    child.await("ready");
    return child;
  }

  private static int number(ChildJvm child, String command) {
    List<String> lines = child.ask(command, "done " + command);
    String line = lines.get(lines.size() - 1);
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_native_descriptor_is_accounted_for_from_its_line_to_its_close(Jdk jdk) {
    try (ChildJvm child = ready(program(jdk).agent("log=none").jvm("-Xverify:all"))) {
      int tracked = number(child, "track");
      int silent = number(child, "silent");
      AgentReport report = AgentReport.of(child);

      assertThat(type(report, silent)).isEqualTo("unknown");
      assertThat(type(report, tracked)).isEqualTo("tracked");
      Handle handle = handle(report, tracked);
      assertThat(handle.kind()).isEqualTo("native");
      assertThat(handle.row().get("target").asText()).isEqualTo("the port");
      assertThat(report.frame(handle))
          .startsWith("io.descry.tests.programs.NativeCode.obey(NativeCode.java:");
      assertThat(library(report, handle)).isEqualTo("null");

      number(child, "untrack");
      // The JVM itself may have the number by now: it reads its cgroup's files for an instant.
      assertThat(AgentReport.of(child).descriptor(tracked).filter(row -> row.handle().isPresent()))
          .isEmpty();
      ReportSchema.ofTheJar().mustHold(report);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_owner_that_is_gone_before_its_close_leaves_an_orphan(Jdk jdk) {
    try (ChildJvm child = ready(program(jdk).agent("log=none"))) {
      int tracked = number(child, "track");
      AgentReport.of(child);
      number(child, "drop");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> handle(AgentReport.of(child), tracked).state().equals("orphaned"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void calls_that_make_no_sense_are_counted_where_one_can_see_them(Jdk jdk) {
    try (ChildJvm child = ready(program(jdk).agent("log=none"))) {
      child.ask("wrong", "done wrong");
      number(child, "track");
      number(child, "forget");
      AgentReport.of(child); // Finds that the kernel has no such descriptor.

      JsonNode failures = AgentReport.of(child).root().get("agent").get("failures");

      List<String> said =
          StreamSupport.stream(failures.spliterator(), false)
              .filter(f -> f.get("where").asText().equals("api"))
              .map(f -> f.get("message").asText().split("[;,?]")[0] + " " + f.get("count"))
              .toList();
      assertThat(said)
          .containsExactly(
              "mark: the name is null 1",
              "track: the owner is null 1",
              "track: the descriptor is below 0 or impossibly high 1",
              "untrack: this descriptor is not tracked as native 1",
              "track: the descriptor was not open 1");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_program_with_its_own_copy_of_the_class_works_before_an_attach_and_after_a_detach(Jdk jdk)
      throws IOException {
    try (ChildJvm child = ready(program(jdk).classPath(ownCopy()))) {
      assertThat(child.ask("report", "done report")).last().isEqualTo("done report null");
      child.ask("mark before", "done mark");

      assertThat(CommandLine.run("attach", String.valueOf(child.pid())).exit()).isZero();
      await().atMost(Duration.ofSeconds(60)).until(() -> marked(child, "during") > 0);
      assertThat(AgentReport.of(child).root().get("marks").has("before")).isFalse();
      assertThat(CommandLine.run("detach", String.valueOf(child.pid())).exit()).isZero();

      assertThat(child.ask("report", "done report")).last().isEqualTo("done report null");
      child.ask("mark after", "done mark");
      assertThat(child.end()).isZero();
    }
  }

  /** As the program itself reads it. */
  private static int marked(ChildJvm child, String name) {
    child.ask("mark " + name, "done mark");
    List<String> answer = child.ask("report", "done report");
    String document = String.join("\n", answer);
    document = document.substring(document.indexOf("done report ") + "done report ".length());
    return document.startsWith("{")
        ? AgentReport.parse(document).root().at("/marks/" + name).asInt()
        : 0;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void marks_are_in_the_report_from_the_first_line_of_main_on(Jdk jdk) {
    try (ChildJvm child = ready(program(jdk).agent("log=none"))) {
      child.ask("mark invocation", "done mark");
      child.ask("mark invocation", "done mark");

      JsonNode marks = AgentReport.of(child).root().get("marks");

      assertThat(marks.toString()).isEqualTo("{\"invocation\":2,\"start\":1}");
    }
  }

  private Path ownCopy() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy.resolve(API));
    try (JarFile jar = new JarFile(ChildJvm.agentJar().toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().startsWith(API)).toList()) {
        if (!entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, copy.resolve(entry.getName()));
          }
        }
      }
    }
    return copy;
  }

  private static String type(AgentReport report, int number) {
    return report.descriptor(number).map(Descriptor::type).orElse("absent");
  }

  private static String library(AgentReport report, Handle handle) {
    return report.site(handle.site().orElseThrow()).orElseThrow().row().get("library").toString();
  }

  private static Handle handle(AgentReport report, int number) {
    return report.handles().filter(h -> h.fds().contains(number)).findFirst().orElseThrow();
  }
}
