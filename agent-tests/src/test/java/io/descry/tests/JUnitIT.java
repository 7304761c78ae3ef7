package io.descry.tests;

import static io.descry.tests.harness.SampleBuild.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.SampleBuild;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Maven builds of a project whose tests leave descriptors open, and of one that does not. */
class JUnitIT {

  private static final String KEEPS = "KEPT.add(new FileInputStream(";

  @TempDir Path project;
  private SampleBuild sample;

  @BeforeEach
  void copySample() throws Exception {
    sample = SampleBuild.of("junit", project);
  }

  @Test
  void a_build_whose_tests_leak_fails_and_names_their_lines() throws Exception {
    List<String> output =
        sample.fails(
            "org.jacoco:jacoco-maven-plugin:0.8.13:prepare-agent",
            "test",
            "-Dwatch.all=true",
            "-Dparallel=true",
            "-Dtest=LeakyTest,PlainTest,ParallelTest");

    assertThat(failures(output))
        .as(String.join("\n", output))
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
            "    at com.acme.LeakyTest.keeps_a_file(LeakyTest.java:"
                + sample.line("LeakyTest", KEEPS, 2)
                + ")")
        .contains(
            "::error file=src/test/java/com/acme/PlainTest.java,line="
                + sample.line("PlainTest", KEEPS, 1)
                + ",title=Descriptor leak::"
                + "file-input /etc/hosts is not closed, in com.acme.PlainTest.keeps_a_file")
        .anyMatch(text -> text.startsWith("Descry: 7 of 12 tests and classes left 7 descriptors"));
  }

  @Test
  void the_same_project_fixed_passes_on_the_next_junit() throws Exception {
    List<String> output =
        sample.passes(
            "test",
            "-Djunit.version=6.1.0",
            "-Dmaven.compiler.release=17",
            "-DargLine=-javaagent:" + SampleBuild.JAR + "=log=none,interval=0",
            "-Dtest=FixedTest,ManyTest");

    assertThat(output)
        .anyMatch(text -> text.startsWith("Descry: 0 of 204 tests and classes left 0 descriptors"))
        .noneMatch(text -> text.contains("WARNING"));
  }
}
