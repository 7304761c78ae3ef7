package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log handler and a class loader that never come back, clients that write rubbish and vanish, a
 * pipe without a reader, a full disk, and virtual threads: the application goes on, the agent
 * answers, and no thread waits for it or is pinned by it.
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
      child.ask("log", "done");
      child.ask("leak", "done");
      await().atMost(PATIENCE).until(() -> child.stdout().contains("stuck"));

      leaveRubbish(child);

      child.ask("use", "done");
      Ledgers.mustAgree(child, () -> "with a log and a loader that are stuck");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(AgentReport.of(child).root().get("agent").get("failures").toString())
                      .contains("an exporter is stuck"));
      child.ask("use", "done");
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).isEmpty();
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

  @ParameterizedTest
  @MethodSource("jdks")
  void no_virtual_thread_is_pinned_by_a_hook(Jdk jdk) throws IOException {
    if (jdk.feature() < 21) {
      return; // There are none.
    }
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
      Tools.jcmd(child, "JFR.dump", "filename=" + recording);
    }

    assertThat(pinnedByUs(recording)).isEmpty();
  }

  private static List<String> pinnedByUs(Path recording) throws IOException {
    List<String> stacks = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      String stack = String.valueOf(event.getStackTrace());
      if (event.getEventType().getName().equals("jdk.VirtualThreadPinned")
          && stack.contains("java.io.Descry")) {
        stacks.add(stack);
      }
    }
    return stacks;
  }

  private ChildJvmCommand program(Jdk jdk) {
    return ChildJvm.on(jdk).main("Stalled", Programs.empty(folder));
  }
}
