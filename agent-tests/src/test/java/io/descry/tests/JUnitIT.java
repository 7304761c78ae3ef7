package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Maven builds of a project whose tests leave descriptors open, and of one that does not. */
class JUnitIT {

  private static final Path SAMPLE = Path.of("src", "samples", "junit").toAbsolutePath();
  private static final Path JAR = Path.of(System.getProperty("descry.jar")).toAbsolutePath();

  @TempDir Path project;

  @BeforeEach
  void copySample() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      files.filter(file -> !file.startsWith(SAMPLE.resolve("target"))).forEach(this::copy);
    }
  }

  private void copy(Path file) {
    try {
      Path to = project.resolve(SAMPLE.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(to);
      } else {
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_build_whose_tests_leak_fails_and_names_their_lines() throws Exception {
    List<String> output =
        build(
            false,
            "org.jacoco:jacoco-maven-plugin:0.8.13:prepare-agent",
            "test",
            "-Dwatch.all=true",
            "-Dparallel=true",
            "-Dtest=LeakyTest,PlainTest,ParallelTest");

    assertThat(failures(output))
        .containsExactlyInAnyOrder(
            "LeakyTest",
            "LeakyTest.keeps_a_file",
            "LeakyTest.drops_a_stream",
            "LeakyTest.leaves_a_socket_of_another_thread",
            "LeakyTest.might_have_kept_a_file_once",
            "ParallelTest.leaves_a_file",
            "PlainTest.keeps_a_file");
    assertThat(output)
        .contains(
            "    at com.acme.LeakyTest.keeps_a_file(LeakyTest.java:" + line("LeakyTest", 2) + ")")
        .contains(
            "::error file=src/test/java/com/acme/PlainTest.java,line="
                + line("PlainTest", 1)
                + ",title=Descriptor leak::"
                + "file-input /etc/hosts is not closed, in com.acme.PlainTest.keeps_a_file")
        .anyMatch(text -> text.startsWith("Descry: 7 of 12 tests and classes left 7 descriptors"));
  }

  @Test
  void the_same_project_fixed_passes_on_the_next_junit() throws Exception {
    List<String> output =
        build(
            true,
            "test",
            "-Djunit.version=6.1.0",
            "-Dmaven.compiler.release=17",
            "-DargLine=-javaagent:" + JAR + "=log=none,interval=0",
            "-Dtest=FixedTest,ManyTest");

    assertThat(output)
        .anyMatch(text -> text.startsWith("Descry: 0 of 204 tests and classes left 0 descriptors"))
        .noneMatch(text -> text.contains("WARNING"));
  }

  private List<String> build(boolean passes, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-f", project.resolve("pom.xml").toString()));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.add("-Ddescry.jar=" + JAR);
    command.addAll(List.of(arguments));
    Path log = project.resolve("build.log");
    ProcessBuilder build =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    build.environment().put("GITHUB_ACTIONS", "true");
    build.environment().put("GITHUB_WORKSPACE", project.toRealPath().toString());
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int exit = build.directory(project.toFile()).start().waitFor();
    List<String> lines = Files.readAllLines(log);
    assertThat(exit == 0).as(String.join("\n", lines)).isEqualTo(passes);
    return lines;
  }

  /** The tests' names, as Surefire prints each that fails. */
  private static List<String> failures(List<String> output) {
    return output.stream()
        .filter(line -> line.startsWith("[ERROR] com.acme.") && line.contains(" -- "))
        .map(line -> line.substring("[ERROR] com.acme.".length(), line.indexOf(" -- ")))
        .toList();
  }

  /** Where the sample keeps a stream for the so-many-th time. */
  private static int line(String test, int occurrence) throws IOException {
    List<String> lines =
        Files.readAllLines(SAMPLE.resolve("src/test/java/com/acme/" + test + ".java"));
    int seen = 0;
    for (int i = 0; i < lines.size(); i++) {
      seen += lines.get(i).contains("KEPT.add(new FileInputStream(") ? 1 : 0;
      if (seen == occurrence) {
        return i + 1;
      }
    }
    throw new AssertionError("no such line in " + test);
  }
}
