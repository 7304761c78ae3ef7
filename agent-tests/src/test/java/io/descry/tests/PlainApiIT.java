package io.descry.tests;

import static io.descry.tests.harness.SampleBuild.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.SampleBuild;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Maven build of TestNG tests, watched by a listener of the project's own. */
@Tag("long")
class PlainApiIT {

  @TempDir Path project;

  @Test
  void a_listener_on_the_plain_api_fails_what_leaks_and_passes_what_is_fixed() throws Exception {
    SampleBuild sample = SampleBuild.of("testng", project);

    List<String> output = sample.fails("test");

    assertThat(failures(output))
        .as(String.join("\n", output))
        .containsExactlyInAnyOrder(
            "LeakyTest.keeps_a_file[hosts](1)",
            "LeakyTest.keeps_a_file[hostname](2)",
            "LeakyTest.drops_a_stream");
    int line = sample.line("LeakyTest", "KEPT.add(new FileInputStream(", 1);
    assertThat(output)
        .contains("    at com.acme.LeakyTest.keeps_a_file(LeakyTest.java:" + line + ")")
        .anyMatch(text -> text.contains("Tests run: 5, Failures: 3,"));
  }
}
