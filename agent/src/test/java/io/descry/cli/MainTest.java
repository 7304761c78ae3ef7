package io.descry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.agent.ChannelProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final long self = ProcessHandle.current().pid();

  @Test
  void bad_options_are_told_together_before_anything_is_tried() {
    int exitCode = run("attach 1 intervall=5s log=x");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .isEqualTo(
            "descry: unknown option 'intervall' (agent argument): did you mean interval?\n"
                + "log=x (agent argument): expected application, simple or none; nothing is"
                + " changed\n");
  }

  @Test
  void a_command_must_be_given_and_be_known() {
    assertThat(run("")).isEqualTo(ExitCode.USAGE);
    assertThat(run("atach 1")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report")).isEqualTo(ExitCode.USAGE);
    assertThat(run("report 1 --format xml")).isEqualTo(ExitCode.USAGE);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void help_is_a_result() {
    assertThat(run("help attach")).isZero();

    assertThat(text(out)).contains("threshold       80%").contains("Usage: descry attach PID");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void a_rule_is_explained_by_its_name_by_a_findings_id_or_by_its_code() {
    assertThat(run("explain unclosed-file")).isZero();
    assertThat(run("explain unclosed-file:9101fb8977f7197a")).isZero();
    assertThat(run("explain dsc-leak")).isZero();

    String page = "unclosed-file: streams and channels of files are not closed\n\nWhat it means\n";
    assertThat(text(out)).startsWith(page).containsOnlyOnce("DSC-LEAK: ");
    assertThat(text(out).indexOf(page, 1)).isPositive();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void explain_alone_lists_all_rules_with_a_line_each() {
    assertThat(run("explain")).isZero();

    assertThat(text(out).lines())
        .allMatch(line -> line.length() <= 100)
        .contains("unclosed-file              streams and channels of files are not closed");
  }

  @Test
  void a_rule_that_does_not_exist_is_answered_with_the_nearest_names() {
    assertThat(run("explain unclosedfile")).isEqualTo(ExitCode.USAGE);
    assertThat(run("explain limit")).isEqualTo(ExitCode.USAGE);
    assertThat(run("explain ../../version")).isEqualTo(ExitCode.USAGE);

    assertThat(text(err))
        .isEqualTo(
            "descry: no rule is called 'unclosedfile': did you mean unclosed-file? `explain` lists"
                + " all\n"
                + "descry: no rule is called 'limit': did you mean limit-too-low or"
                + " inherited-limit? `explain` lists all\n"
                + "descry: no rule is called '../../version'; `explain` lists all\n");
  }

  @Test
  void a_process_that_does_not_exist_is_gone() {
    assertThat(run("status 999999999")).isEqualTo(ExitCode.TARGET_GONE);

    assertThat(text(err))
        .isEqualTo(
            "descry: there is no process 999999999 that this user may see: `list` shows the JVMs here\n");
  }

  @Test
  void a_process_that_is_no_jvm_is_refused() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(run("attach " + sleep.pid())).isEqualTo(ExitCode.ATTACH_FAILED);

      assertThat(text(err))
          .isEqualTo("descry: process " + sleep.pid() + " is no JVM: `list` shows the JVMs here\n");
    } finally {
      sleep.destroyForcibly();
    }
  }

  @Test
  void an_agent_that_is_in_is_given_the_options_and_not_loaded_again() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n" + command + "\n")) {
      int exitCode = run("attach " + self + " interval=5s capture=full");

      assertThat(exitCode).isZero();
      assertThat(text(out))
          .startsWith("Descry is already in " + self)
          .endsWith("its options are changed\nconfigure interval=5s,capture=full\n");
    }
  }

  @Test
  void a_report_without_findings_is_done() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\nfindings=0\n{}\n")) {
      assertThat(run("report " + self + " --format json")).isEqualTo(ExitCode.DONE);

      assertThat(text(out)).isEqualTo("{}\n");
    }
  }

  @Test
  void an_error_of_the_agent_is_an_error() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "error not now\n")) {
      assertThat(run("report " + self)).isEqualTo(ExitCode.ATTACH_FAILED);

      assertThat(text(err)).startsWith("descry: the agent in " + self).endsWith("says: not now\n");
    }
  }

  @Test
  void a_jvm_without_the_agent_has_nothing_to_report() {
    assertThat(run("report " + self)).isEqualTo(ExitCode.ATTACH_FAILED);

    assertThat(text(err)).contains("`attach " + self + "` brings it in");
  }

  @Test
  void the_list_leaves_out_the_command_line_itself() {
    assertThat(run("list")).isZero();

    assertThat(text(out))
        .startsWith("PID      OPEN     LIMIT      DESCRY  MAIN\n")
        .doesNotContain("\n" + self + " ");
  }

  private int run(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    return Main.run(words, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
