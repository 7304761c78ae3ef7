package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says and returns when it cannot do what was asked. */
class UsageIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "atach 1",
        "attach",
        "report",
        "report 1 2",
        "report 1 --format xml",
        "attach 1 intervall=5s",
        "attach 1 interval=often"
      })
  void a_command_that_cannot_be_understood_ends_with_2_and_one_reason(String words) {
    Result result = CommandLine.run(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).isNotBlank();
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "detach", "status", "report"})
  void a_process_that_is_gone_ends_with_4(String command) throws Exception {
    Process process = new ProcessBuilder("true").start();
    assertThat(process.waitFor()).isZero();

    Result result = CommandLine.run(command, String.valueOf(process.pid()));

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("no process " + process.pid());
  }

  @Test
  void a_process_that_is_no_jvm_ends_with_3_and_is_not_touched() throws IOException {
    Process cat = new ProcessBuilder("cat").start();
    try {
      Result result = CommandLine.run("attach", String.valueOf(cat.pid()));

      assertThat(result.exit()).isEqualTo(3);
      assertThat(result.err()).contains("is no JVM");
      assertThat(cat.isAlive()).isTrue();
    } finally {
      cat.destroy();
    }
  }

  @Test
  void the_jar_itself_says_so_on_stderr_and_with_its_exit_code() {
    Result usage = Tools.jar(Jdks.running(), List.of(), "atach", 1);

    assertThat(usage.exit()).isEqualTo(2);
    assertThat(usage.out()).isEmpty();
    assertThat(usage.err()).contains("atach").contains("attach");
  }
}
