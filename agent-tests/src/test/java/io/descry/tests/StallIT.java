package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safeties;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log handler, appenders, a listener of the MXBean and a class loader that never come back,
 * clients that write rubbish and vanish, a pipe without a reader, a full disk, and virtual threads:
 * the application goes on, the agent answers, and no thread waits for it or is pinned by it.
 */
class StallIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_never_comes_back_in_the_application_stops_neither_it_nor_the_agent(Jdk jdk)
      throws IOException {
    Path config = Files.writeString(folder.resolve("logging.properties"), "handlers=\n");
    try (ChildJvm child =
        program(jdk)
            .jvm("-Djava.util.logging.config.file=" + config)
            .agent("interval=1s")
            .start()) {
      child.await("ready");
      AgentReport.of(child);
      child.ask("load", "done");
      child.ask("log jul", "done");
      child.ask("leak", "done");
      await().atMost(PATIENCE).until(() -> child.stdout().contains("stuck"));

      leaveRubbish(child);

      child.ask("use", "done");
      Ledgers.mustAgree(child, () -> "with a log and a loader that are stuck");
      mustGoOnAndSayThatTheLogIsStuck(child);
    }
  }

  /** One in a build, the others in the long form of the safety's tests. */
  static Stream<Jdk> oneOrSome() {
    return Safeties.full() ? Jdks.some() : Stream.of(Jdks.running());
  }

  /** A library, and the folder of its jars. */
  static Stream<Arguments> libraries() {
    Stream<Arguments> log4j = oneOrSome().map(jdk -> Arguments.of(jdk, "log4j", "log4j2"));
    Stream<Arguments> logback = oneOrSome().map(jdk -> Arguments.of(jdk, "logback", "slf4j2"));
    return Safeties.full() ? Stream.concat(log4j, logback) : log4j;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("libraries")
  void an_appender_that_never_comes_back_stops_neither_the_application_nor_the_agent(
      Jdk jdk, String library, String jars) throws IOException {
    ChildJvmCommand command = program(jdk).agent("interval=1s");
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("descry.apps"), jars))) {
      files.forEach(command::classPath);
    }
    try (ChildJvm child = withConfiguration(command).start()) {
      child.await("ready");
      AgentReport.of(child);
      child.ask("log " + library, "done");
      child.ask("leak", "done");
      await().atMost(PATIENCE).until(() -> child.stdout().contains("stuck"));

      Ledgers.mustAgree(child, () -> "with an appender that is stuck");
      mustGoOnAndSayThatTheLogIsStuck(child);
    }
  }

  /** The libraries' own files of it, which want to know where the log is. */
  private ChildJvmCommand withConfiguration(ChildJvmCommand command) {
    try {
      return command
          .classPath(Path.of(LogIT.class.getResource("logs").toURI()))
          .jvm("-Dapp.log=" + folder.resolve("application.log"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AgentReport bean(ChildJvm child) {
    String line =
        child.ask("bean", "done").stream()
            .filter(l -> l.startsWith("bean "))
            .findFirst()
            .orElseThrow();
    return AgentReport.parse(line.substring("bean ".length()));
  }

  private static void mustGoOnAndSayThatTheLogIsStuck(ChildJvm child) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(failures(child)).contains("an exporter is stuck"));
    child.ask("use", "done");
    assertThat(child.end()).isZero();
    assertThat(child.stderr()).isEmpty();
  }

  private static String failures(ChildJvm child) {
    return AgentReport.of(child).root().get("agent").get("failures").toString();
  }

  @ParameterizedTest
  @MethodSource("oneOrSome")
  void a_listener_of_the_bean_that_never_comes_back_stops_neither_bean_nor_log_nor_file(Jdk jdk)
      throws IOException {
    Path file = folder.resolve("reports.json");
    try (ChildJvm child =
        program(jdk).agent("interval=1s,jmx=true,log=simple,format=json,file=" + file).start()) {
      child.await("ready");
      child.ask("listen", "done");
      child.ask("leak", "done");
      await().atMost(PATIENCE).until(() -> child.stdout().contains("stuck"));

      child.awaitErrorWith("Stalled.obey(", PATIENCE);
      int reports = AgentReport.parseAll(Files.readString(file)).size();
      await()
          .atMost(PATIENCE)
          .until(() -> AgentReport.parseAll(Files.readString(file)).size() > reports + 2);
      new Ledgers(bean(child)).mustAddUp();
      assertThat(failures(child)).isEqualTo("[]");
      child.ask("use", "done");
      assertThat(child.end()).isZero();
    }
  }

  /** What a client leaves that dies in the middle of its request, or is none at all. */
  private static void leaveRubbish(ChildJvm child) throws IOException {
    Path channel = channel(child);
    for (int length : List.of(1, 9, 40, 400)) {
      try (RandomAccessFile file = new RandomAccessFile(channel.toFile(), "rw")) {
        file.seek(file.length());
        byte[] rubbish = new byte[length];
        rubbish[0] = 77;
        file.write(rubbish);
      }
      new Ledgers(AgentReport.of(child)).mustAddUp();
    }
  }

  private static Path channel(ChildJvm child) {
    return child.proc().descriptors().entrySet().stream()
        .filter(entry -> entry.getValue().contains("descry-"))
        .filter(entry -> entry.getValue().endsWith(" (deleted)"))
        .map(Map.Entry::getKey)
        .map(number -> Path.of("/proc/" + child.pid() + "/fd/" + number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_pipe_without_a_reader_as_report_file_is_refused_and_nobody_waits() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (ChildJvm child =
        program(Jdks.running()).limit(200).agent("log=simple,file=" + pipe).start()) {
      child.await("ready");

      child.awaitErrorWith("it is a named pipe", PATIENCE);

      assertThat(child.stderr()).anyMatch(line -> line.startsWith("DSC-FILE"));
      Ledgers.mustAgree(child, () -> "with a pipe as report file");
    }
  }

  @Test
  void a_full_disk_is_told_and_the_log_goes_on() {
    try (ChildJvm child =
        program(Jdks.running()).agent("log=simple,interval=1s,file=/dev/full").start()) {
      child.await("ready");
      child.awaitErrorWith("could not be written to 'file'", PATIENCE);
      child.ask("leak", "done");

      child.awaitErrorWith("Stalled.obey(", PATIENCE);

      assertThat(AgentReport.of(child).root().get("agent").get("failures").toString())
          .contains("export.file")
          .contains("No space left on device");
    }
  }

  /** The first with them, and the first whose locks do not pin. */
  static Stream<Jdk> jdksWithVirtualThreads() {
    return Jdks.all()
        .filter(jdk -> jdk.feature() >= 21)
        .filter(jdk -> Safeties.full() || jdk.feature() <= 25);
  }

  /** The recording also has what pins on purpose: so it would have a pin of ours. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksWithVirtualThreads")
  void no_virtual_thread_is_pinned_by_a_hook(Jdk jdk) throws IOException {
    Path recording = folder.resolve("pinned.jfr");
    String pinned = "jdk.VirtualThreadPinned#enabled=true,jdk.VirtualThreadPinned#threshold=0ms";
    try (ChildJvm child =
        program(jdk)
            .jvm("-XX:StartFlightRecording=filename=" + recording + "," + pinned, "-Xlog:jfr*=off")
            .agent("log=none,capture=full")
            .start()) {
      child.await("ready");
      AgentReport.of(child);
      child.ask("virtual", "done");
      child.ask("pin", "done");
      Tools.jcmd(child, "JFR.dump", "filename=" + recording);
    }

    List<String> stacks = pinned(recording);
    assertThat(stacks).anyMatch(stack -> stack.contains("Stalled$Initialised.<clinit>"));
    if (jdk.feature() < 24) { // Later ones give a lock's holder up, too.
      assertThat(stacks).anyMatch(stack -> stack.contains("Stalled.pinnedByLock"));
    }
    assertThat(stacks).noneMatch(stack -> stack.contains("java.io.Descry"));
  }

  private static List<String> pinned(Path recording) throws IOException {
    return RecordingFile.readAllEvents(recording).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .map(event -> String.valueOf(event.getStackTrace()))
        .toList();
  }

  private ChildJvmCommand program(Jdk jdk) {
    return ChildJvm.on(jdk).main("Stalled", Programs.empty(folder));
  }
}
