package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "attach 1 interval=often",
        "diff 1",
        "merge",
        "merge /no/such/file.json",
        "check 1 --certainty sure",
        "watch 1 --interval often",
        "top 1 --sort colour"
      })
  void a_command_that_cannot_be_understood_ends_with_2_and_one_reason(String words) {
    Result result = CommandLine.run(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).isNotBlank();
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach",
        "detach",
        "status",
        "report",
        "inspect",
        "doctor",
        "top",
        "watch",
        "check",
        "snapshot",
        "merge"
      })
  void a_process_that_is_gone_ends_with_4(String command) throws Exception {
    Process process = new ProcessBuilder("true").start();
    assertThat(process.waitFor()).isZero();

    Result result = CommandLine.run(command, String.valueOf(process.pid()));

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("no process " + process.pid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach",
        "detach",
        "status",
        "report",
        "top",
        "watch",
        "check",
        "snapshot",
        "merge"
      })
  void a_process_that_is_no_jvm_ends_with_3_and_is_not_touched(String command) throws IOException {
    Process cat = new ProcessBuilder("cat").start();
    try {
      Result result = CommandLine.run(command, String.valueOf(cat.pid()));

      assertThat(result.exit()).isEqualTo(3);
      assertThat(result.err()).contains("is no JVM");
      assertThat(cat.isAlive()).isTrue();
    } finally {
      cat.destroy();
    }
  }

  @ParameterizedTest
  @CsvSource({"attach,3", "check,3", "doctor,1"})
  void another_users_process_is_refused_by_its_user(String command, int exit) throws Exception {
    Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Object first = Files.getAttribute(Path.of("/proc/1"), "unix:uid");
    assumeTrue(user.equals(0) || !user.equals(first), "no other user's process is at hand");

    Result result = user.equals(0) ? asNobody(command, "1") : CommandLine.run(command, "1");

    assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
    assertThat(result.out() + result.err()).contains("run this as that user");
  }

  private static Result asNobody(String... words) {
    String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    List<String> command = new ArrayList<>(List.of(nobody.split(" ")));
    String java = Jdks.running().java().toString();
    String jar = ChildJvm.agentJar().toString();
    String readable = nobody + " test -x " + java + " -a -r " + jar;
    assumeTrue(Tools.run(List.of("sh", "-c", readable)).exit() == 0, "nobody cannot read the jar");
    command.addAll(List.of(java, "-jar", jar));
    command.addAll(List.of(words));
    return Tools.run(command);
  }

  @Test
  void the_jar_itself_says_so_on_stderr_and_with_its_exit_code() {
    Result usage = Tools.jar(Jdks.running(), List.of(), "atach", 1);

    assertThat(usage.exit()).isEqualTo(2);
    assertThat(usage.out()).isEmpty();
    assertThat(usage.err()).contains("atach").contains("attach");
  }
}
