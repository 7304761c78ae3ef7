package io.descry.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.channel.ChannelEntry;
import io.descry.channel.ChannelFormat;
import io.descry.channel.ChannelProgram;
import io.descry.cli.Main;
import io.descry.cli.target.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelTest {

  private static final Path SELF = Path.of("/proc/self");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void the_agent_is_found_and_answers() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n" + command + "\n")) {
      Answer answer = ask("configure interval=5s");

      assertThat(answer.ok).isTrue();
      assertThat(answer.text).isEqualTo("configure interval=5s\n");
    }
  }

  @Test
  void after_the_agent_there_is_no_channel() throws Exception {
    ChannelProgram.start(command -> "ok\n").close();

    assertThat(ChannelEntry.find(SELF)).isNull();
  }

  @Test
  void an_answer_of_many_megabytes_arrives_whole_and_its_space_is_given_back() throws Exception {
    String report = "\u00E9x".repeat(4 << 20);
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n" + report)) {
      Answer answer = ask("report json");

      assertThat(answer.text.equals(report)).isTrue();
      try (RandomAccessFile file = new RandomAccessFile(ChannelEntry.find(SELF), "r")) {
        assertThat(file.length()).isEqualTo(ChannelFormat.RESERVED_BYTES);
      }
    }
  }

  @Test
  void command_lines_at_the_same_time_each_get_their_own_answer() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n" + command)) {
      List<Callable<String>> questions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String question = "question " + i;
        questions.add(() -> question.equals(ask(question).text) ? "right" : "wrong");
      }

      List<Future<String>> answers = pool.invokeAll(questions);

      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("right");
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void an_agent_that_works_too_long_is_said_to() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(ChannelTest::slowly);
        Channel channel = Channel.open(ChannelEntry.find(SELF))) {

      assertThatThrownBy(() -> channel.ask("report text", Duration.ofMillis(50)))
          .isInstanceOf(ChannelException.class)
          .hasMessageStartingWith("the agent does not answer within 0 s");
    }
  }

  @Test
  void a_request_that_a_stopped_agent_did_not_take_is_withdrawn() throws Exception {
    try (ChannelProgram agent = ChannelProgram.startStopped(command -> "ok\n");
        Channel channel = Channel.open(ChannelEntry.find(SELF))) {

      assertThatThrownBy(() -> channel.ask("detach", PATIENCE))
          .hasMessageStartingWith("the agent does not react within 5 s");

      assertThat(agent.poll()).isFalse();
    }
  }

  private static String slowly(String command) {
    long end = System.nanoTime() + 500_000_000L;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    return "ok\n";
  }

  @Test
  void a_file_of_another_version_is_refused() throws Exception {
    Path named = folder.resolve(ChannelFormat.NAME_PREFIX + "9");
    Files.createFile(named);
    Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("rw-------"));
    try (RandomAccessFile file = new RandomAccessFile(named.toFile(), "rw")) {
      Files.delete(named);
      file.writeInt(ChannelFormat.MAGIC);
      file.writeInt(ChannelFormat.VERSION + 1);

      try (Channel channel = Channel.open(ChannelEntry.find(SELF))) {
        assertThatThrownBy(() -> channel.ask("status", PATIENCE))
            .hasMessage("the agent there is of another version of Descry: use the same jar");
      }
    }
  }

  @Test
  void a_command_that_is_too_long_is_not_sent() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n")) {
      assertThatThrownBy(() -> ask("configure " + "x".repeat(ChannelFormat.REQUEST_LIMIT)))
          .hasMessage("the command is longer than 64 KB");
    }
  }

  @Test
  void a_jvm_without_a_free_descriptor_reports() throws Exception {
    Process target = start("ulimit -n 64; exec \"$@\"", ChannelProgram.class.getName());
    try {
      target.inputReader().readLine();
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      int exitCode = Main.run(words("report " + target.pid()), print(out), System.err);

      assertThat(exitCode).isEqualTo(ExitCode.FINDINGS);
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("REPORT TEXT\n");
    } finally {
      target.destroyForcibly();
    }
  }

  @Test
  void a_command_line_in_another_jvm_is_answered() throws Exception {
    try (ChannelProgram agent = ChannelProgram.start(command -> "ok\n<" + command + ">\n")) {
      Process client =
          start(
              "exec \"$@\"",
              Main.class.getName(),
              "status",
              Long.toString(ProcessHandle.current().pid()));
      String answer = client.inputReader().readLine();

      assertThat(answer).isEqualTo("<status>");
      assertThat(client.waitFor()).isZero();
    }
  }

  private static Answer ask(String command) throws Exception {
    try (Channel channel = Channel.open(ChannelEntry.find(SELF))) {
      return channel.ask(command, PATIENCE);
    }
  }

  private static Process start(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String[] words(String line) {
    return line.split(" ");
  }

  private static PrintStream print(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
