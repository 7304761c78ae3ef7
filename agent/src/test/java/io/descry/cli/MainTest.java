package io.descry.cli;

import static io.descry.cli.ReadReports.json;
import static io.descry.cli.ReadReports.leakingSince;
import static org.assertj.core.api.Assertions.assertThat;

import io.descry.channel.ChannelProgram;
import io.descry.cli.target.ExitCode;
import io.descry.report.ReportSample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

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
  void a_misspelt_command_is_answered_with_the_nearest() {
    assertThat(run("snapshto 1")).isEqualTo(ExitCode.USAGE);
    assertThat(run("frobnicate")).isEqualTo(ExitCode.USAGE);
    assertThat(run("snap")).isEqualTo(ExitCode.USAGE);
    assertThat(run("diff a")).isEqualTo(ExitCode.USAGE);

    assertThat(text(err).lines())
        .contains(
            "descry: there is no command 'snapshto': did you mean snapshot?",
            "descry: there is no command 'frobnicate'",
            "descry: there is no command 'snap': did you mean snapshot?",
            "`help` tells what they do",
            "descry: Missing required parameter: 'B'",
            "`help diff` tells more");
  }

  @Test
  void help_lists_the_exit_codes() {
    assertThat(run("help")).isZero();

    assertThat(text(out)).contains("  1  report, check: there is a leak; doctor: an attach will");
  }

  @Test
  void check_says_in_one_line_and_in_its_exit_code_how_sure_a_leak_is() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), json(ReportSample.full()));

    assertThat(run("check " + file)).isEqualTo(ExitCode.FINDINGS);
    assertThat(run("check --certainty=suspect " + file)).isEqualTo(ExitCode.FINDINGS);
    assertThat(run("check --certainty=recovered " + file)).isEqualTo(ExitCode.DONE);
    assertThat(run("check --certainty=expected " + file)).isEqualTo(ExitCode.USAGE);
    assertThat(run("check --certainty=likely " + file)).isEqualTo(ExitCode.USAGE);

    String leak = "DSC-LEAK growing: 640 streams of config.yml opened at com.acme.Conf.load(Conf.";
    assertThat(text(out).lines())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith(leak);
              assertThat(lines.get(1)).startsWith(leak);
              assertThat(lines.get(2))
                  .isEqualTo(
                      "no leak is recovered or surer: 682 of 1,024 descriptors used, 342 free,"
                          + " full in about 2 min");
            });
  }

  @Test
  void a_file_that_is_no_report_or_is_not_there_is_a_usage_error() throws Exception {
    Path file = Files.writeString(folder.resolve("b.json"), "{}");

    assertThat(run("check " + file)).isEqualTo(ExitCode.USAGE);
    assertThat(run("merge " + folder + "/none.json")).isEqualTo(ExitCode.USAGE);
    assertThat(run("diff " + file + " " + file)).isEqualTo(ExitCode.USAGE);

    assertThat(text(err))
        .startsWith("descry: " + file + ": it is JSON, but no report of Descry\n")
        .contains("descry: " + folder + "/none.json cannot be read: ");
  }

  @Test
  void a_snapshot_is_the_agents_document_and_for_its_owner_only() throws Exception {
    String json = json(ReportSample.full());
    Path file = folder.resolve("kept.json");
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\nfindings=1\n" + json)) {
      assertThat(run("snapshot " + self + " -o " + file)).isEqualTo(ExitCode.DONE);
      assertThat(run("snapshot " + self + " -o " + folder)).isEqualTo(ExitCode.USAGE);
    }

    assertThat(file).hasContent(json.trim());
    assertThat(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("elsewhere")).doesNotExist();
    assertThat(text(out)).startsWith(file + ": LEAK: 682 of 1,024 descriptors used");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_live_process_and_a_file_are_compared_alike() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), json(ReportSample.healthy()));
    String json = json(ReportSample.full());
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\nfindings=1\n" + json)) {
      assertThat(run("diff " + file + " " + self)).isEqualTo(ExitCode.DONE);
      assertThat(run("merge --format=json " + file + " " + self)).isEqualTo(ExitCode.DONE);
    }

    assertThat(text(out))
        .startsWith("grew by 640 descriptors, 42 -> 682")
        .contains("\n{\"schema\":");
  }

  @Test
  void watch_prints_the_verdict_and_then_a_line_for_each_change() throws Exception {
    Iterator<String> reports =
        List.of(json(leakingSince(0).build()), json(leakingSince(1).build())).iterator();
    try (ChannelProgram agent =
        ChannelProgram.start(command -> "ok\nfindings=1\n" + reports.next())) {
      assertThat(run("watch " + self + " --count 2 --interval 100ms")).isEqualTo(ExitCode.DONE);
    }

    assertThat(text(out))
        .isEqualTo(
            """
            2026-11-21T02:10:00.123Z LEAK: 682 of 1,024 descriptors used, 342 free
            2026-11-21T02:11:00.123Z all: 682 -> 692 of 1,024 descriptors used, 332 free
            2026-11-21T02:11:00.123Z +10 open, now 650: file-input at com.acme.Conf.load(Conf.java:31) [site 00c0ffee00c0ffee]
            """);
    assertThat(run("watch " + self + " --interval 5")).isEqualTo(ExitCode.ATTACH_FAILED);
    assertThat(run("watch " + self + " --interval often")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void top_prints_lines_where_there_is_no_terminal() throws Exception {
    String json = json(ReportSample.full());
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\nfindings=1\n" + json)) {
      assertThat(run("top " + self + " --sort line")).isEqualTo(ExitCode.DONE);
    }

    assertThat(text(out))
        .startsWith("LEAK: 682 of 1,024 descriptors")
        .contains("  LINE*\n     640 ")
        .doesNotContain("\033");
  }

  @Test
  void the_doctor_knows_an_agent_that_is_in_and_a_process_that_is_no_jvm() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n")) {
      assertThat(run("doctor " + self)).isEqualTo(ExitCode.DONE);
    }
    assertThat(text(out)).contains("will work\n").contains("Descry is in already");
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(run("doctor " + sleep.pid())).isEqualTo(ExitCode.FINDINGS);
    } finally {
      sleep.destroyForcibly();
    }
    assertThat(text(out)).contains("will fail\n").contains("FAIL  it is no JVM");
  }

  @Test
  void colours_are_for_terminals_or_for_who_asks() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), json(ReportSample.full()));

    run("check " + file);
    assertThat(text(out)).doesNotContain("\033");
    run("check --color=always " + file);
    assertThat(text(out)).contains("\033[31mDSC-LEAK");
  }

  @Test
  void help_is_a_result() {
    assertThat(run("help attach")).isZero();

    assertThat(text(out))
        .contains("threshold       80%")
        .contains("Usage: descry attach [--color=WHEN] PID");
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
            "descry: there is no process 999999999 that this user may see: `list` shows the JVMs"
                + " here\n");
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
