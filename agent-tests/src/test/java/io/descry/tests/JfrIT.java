package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of Flight Recorder, read back with the JDK's own tool. */
class JfrIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** Those with the recorder: 11 and later, and 8 from 8u262 on. */
  static Stream<Jdk> jdks() {
    return Jdks.some().filter(jdk -> Files.exists(tool(jdk)));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_leak_is_in_the_recording_with_its_opening_stack(Jdk jdk) throws Exception {
    Path file = folder.resolve("recording.jfr");
    String options = "filename=" + file + ",settings=" + settings();
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .jvm("-XX:StartFlightRecording" + (jdk.feature() == 8 ? "=" : ":") + options)
            .main("JmxApp")
            .agent("log=none,interval=1s,format=json,file=" + reports())
            .start()) {
      child.await("ready");
      Tools.awaitAgent(child);
      child.ask("drop 5", "done");
      // The second is written when the first is in the recording.
      await().atMost(PATIENCE).until(() -> reportsWithLeak() >= 2);
      assertThat(child.end()).isZero();
    }

    JsonNode leak = last(events(jdk, "io.descry.Leak", file));
    assertThat(leak.get("title").asText()).startsWith("5 streams opened at");
    assertThat(leak.get("applicationFrame").asText()).contains("JmxApp.drop(JmxApp.java:");
    assertThat(leak.get("openingStack").asText().split("\n"))
        .anyMatch(frame -> frame.contains("FileInputStream.open("))
        .anyMatch(frame -> frame.contains("JmxApp.main("));
    assertThat(leak.get("kind").asText()).isEqualTo("file-input");
    JsonNode ledger = last(events(jdk, "io.descry.Ledger", file));
    long sum = 0;
    for (String part : List.of("tracked", "preAttach", "jvm", "agent", "unknown")) {
      sum += ledger.get(part).asLong();
    }
    assertThat(ledger.get("kernel").asLong()).isPositive().isEqualTo(sum);
    if (jdk.feature() >= 21) {
      assertThat(run(jdk, "view", "--width", "400", "io.descry.Leak", file.toString()))
          .contains("Descriptor Leak", "5 streams");
    }
  }

  private Path reports() {
    return folder.resolve("reports.json");
  }

  private long reportsWithLeak() throws IOException {
    return Files.exists(reports())
        ? AgentReport.parseAll(Files.readString(reports())).stream()
            .filter(report -> !report.leaks().isEmpty())
            .count()
        : 0;
  }

  /** The jar's, unpacked as its users would. */
  private Path settings() throws IOException {
    try (ZipFile jar = new ZipFile(System.getProperty("descry.jar"))) {
      Path file = folder.resolve("descry.jfc");
      Files.copy(jar.getInputStream(jar.getEntry("inst/io/descry/descry.jfc")), file);
      return file;
    }
  }

  private static List<JsonNode> events(Jdk jdk, String type, Path file) throws Exception {
    String json = run(jdk, "print", "--json", "--events", type, file.toString());
    List<JsonNode> values = new ArrayList<>();
    JSON.readTree(json).get("recording").get("events").forEach(e -> values.add(e.get("values")));
    return values;
  }

  private static JsonNode last(List<JsonNode> events) {
    assertThat(events).isNotEmpty();
    return events.get(events.size() - 1);
  }

  private static String run(Jdk jdk, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool(jdk).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Path tool(Jdk jdk) {
    return jdk.home().resolve("bin").resolve("jfr");
  }
}
