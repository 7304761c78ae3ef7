package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports in a file. */
class ReportFileIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void five_reports_in_sequence_are_as_published_and_add_up(Jdk jdk) throws Exception {
    String options = "log=none,interval=1s,at-exit=true,format=json,file=" + folder + "/r-%p.json";
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent(options).start()) {
      child.await("ready");
      child.ask("hold 7", "held");
      child.ask("forget 5", "forgot");
      Path file = folder.resolve("r-" + child.pid() + ".json");

      awaitReports(file, 4);
      assertThat(child.end()).isZero();

      List<AgentReport> reports = reports(file);
      assertThat(reports).hasSizeGreaterThanOrEqualTo(5);
      reports.forEach(ReportSchema.ofTheJar()::mustHold);
      AgentReport last = reports.get(reports.size() - 1);
      assertThat(last.trigger()).isEqualTo("exit");
      assertThat(last.leaks()).isNotEmpty();
      assertThat(last.root().get("process").get("pid").asLong()).isEqualTo(child.pid());
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(child.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_file_that_is_full_makes_place_for_the_next_one(Jdk jdk) throws Exception {
    Path file = folder.resolve("r.json");
    String options = "log=none,interval=1s,format=json,file-size=1KB,file-count=3,file=" + file;
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent(options).start()) {
      child.await("ready");
      Path oldest = folder.resolve("r.json.2");
      await().atMost(PATIENCE).until(() -> Files.exists(oldest));
      String first = Files.readString(oldest);

      await().atMost(PATIENCE).until(() -> !Files.readString(oldest).equals(first));
      assertThat(child.end()).isZero();

      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .containsExactlyInAnyOrder("r.json", "r.json.1", "r.json.2");
      }
      assertThat(reports(oldest)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_text_file_names_the_line(Jdk jdk) throws Exception {
    Path file = folder.resolve("r.txt");
    String options = "log=none,interval=0,at-exit=true,file=" + file;
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").agent(options).start()) {
      child.await("ready");
      List<String> answer = child.ask("forget 5", "forgot ");
      assertThat(child.end()).isZero();

      String frame = answer.get(answer.size() - 1).substring("forgot ".length());
      assertThat(Files.readString(file)).startsWith("DSC-").contains(frame);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_place_that_cannot_be_written_is_one_message_and_the_application_runs(Jdk jdk)
      throws Exception {
    String options = "log=simple,interval=1s,file=/proc/descry-%p.txt";
    try (ChildJvm child = ChildJvm.on(jdk).main("Service", 7).agent(options).start()) {
      child.await("ready");
      child.awaitErrorWith("DSC-FILE", PATIENCE);
      child.awaitErrorWith("DSC-REPORT", PATIENCE);

      int exit = child.end();

      assertThat(exit).isEqualTo(7);
      assertThat(child.stderr())
          .filteredOn(line -> line.contains("/proc/descry-" + child.pid()))
          .singleElement()
          .asString()
          .contains("option `file`");
    }
  }

  private static void awaitReports(Path file, int count) {
    await().atMost(PATIENCE).until(() -> Files.exists(file) && reports(file).size() >= count);
  }

  private static List<AgentReport> reports(Path file) throws IOException {
    return AgentReport.parseAll(Files.readString(file));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
