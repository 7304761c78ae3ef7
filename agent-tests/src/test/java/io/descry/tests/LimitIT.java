package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JVM of 64 descriptors that uses them up in twenty ways, with threads that race for each number
 * that comes free: reports at none free, to stderr, the file, the MXBean and the command line, and
 * all is well again when descriptors come back.
 */
@Safety(
    value = "no descriptor left of 64, used up in twenty ways, threads racing for each number",
    result = "reports in full, recovers by itself")
class LimitIT {

  private static final int LIMIT = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final List<Socket> clients = new ArrayList<>();

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @AfterEach
  void disconnect() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void at_no_free_descriptor_everything_is_told_and_then_all_is_well_again(Jdk jdk)
      throws IOException {
    Path file = folder.resolve("reports.json");
    String options = "log=simple,interval=0,jmx=true,format=json,file=" + file;
    Failures failures = new Failures();

    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("AtLimit", Programs.empty(folder))
            .limit(LIMIT)
            .agent(options)
            .start()) {
      connect(child);
      AgentReport.of(child);
      for (String[] kind : kinds(child)) {
        failures.check(kind[1], () -> atLimit(child, kind[1], kind[2]));
        child.ask("release", "done");
      }

      failures.assertNone();
      mustBeWritten(child, file);
      mustBeWell(child, withoutAgent(jdk));
    }
  }

  private void connect(ChildJvm child) throws IOException {
    List<String> lines = child.await("ready");
    int port = Integer.parseInt(lines.get(lines.size() - 2).replace("port ", ""));
    for (int i = 0; i < LIMIT + 20; i++) {
      clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
    }
  }

  private static List<String[]> kinds(ChildJvm child) {
    return child.ask("kinds", "done").stream()
        .filter(line -> line.startsWith("kind "))
        .map(line -> line.split(" "))
        .toList();
  }

  private static void atLimit(ChildJvm child, String name, String kind) {
    child.ask("exhaust " + name, "done");
    // One that closes by the garbage collector or the JDK on its own may come free at any time.
    assertThat(child.proc().descriptors()).as("used").hasSizeGreaterThanOrEqualTo(LIMIT - 2);

    AgentReport report = AgentReport.of(child);
    Ledgers.mustAgree(child, () -> name + " at the limit");
    assertThat(limit(report)).isEqualTo(LIMIT);
    assertThat(biggest(report)).startsWith(kind + " io.descry.tests.programs.AtLimit.");
    new Ledgers(bean(child)).mustAddUp();

    child.ask("race", "done");
    for (int i = 0; i < 3; i++) {
      new Ledgers(AgentReport.of(child)).mustAddUp();
    }
    child.ask("rest", "done");
  }

  private static AgentReport bean(ChildJvm child) {
    List<String> answer = child.ask("bean", "done");
    String line = answer.stream().filter(l -> l.startsWith("bean ")).findFirst().orElseThrow();
    return AgentReport.parse(line.substring("bean ".length()));
  }

  private static int limit(AgentReport report) {
    return report.root().get("limits").get("soft").asInt();
  }

  /** Kind and frame of the line that holds most descriptors. */
  private static String biggest(AgentReport report) {
    Map<Long, Handle> handles =
        report.handles().collect(Collectors.toMap(Handle::id, Function.identity()));
    return report
        .descriptors()
        .flatMap(descriptor -> descriptor.handle().stream())
        .map(id -> handles.get(id).kind() + " " + report.frame(handles.get(id)))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  /** The one report that running out brings by itself, in both places, and in full. */
  private static void mustBeWritten(ChildJvm child, Path file) throws IOException {
    child.awaitErrorWith("DSC-LEDGER", PATIENCE);
    assertThat(child.stderr()).anyMatch(line -> line.startsWith("DSC-REPORT EXHAUSTED"));
    List<AgentReport> reports = AgentReport.parseAll(Files.readString(file));
    assertThat(reports)
        .filteredOn(report -> report.trigger().equals("emfile"))
        .isNotEmpty()
        .allSatisfy(report -> new Ledgers(report).mustAddUp());
  }

  private static void mustBeWell(ChildJvm child, List<String> withoutAgent) {
    assertThat(child.ask("use", "done")).isEqualTo(withoutAgent);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(rules(AgentReport.of(child))).doesNotContain("exhausted"));
    assertThat(AgentReport.of(child).root().get("agent").get("failures")).isEmpty();
    assertThat(AgentReport.of(child).root().get("agent").get("lostEvents").asInt()).isZero();
    Ledgers.mustAgree(child, () -> "when all are back");
  }

  private List<String> withoutAgent(Jdk jdk) {
    try (ChildJvm plain =
        ChildJvm.on(jdk).main("AtLimit", Programs.empty(folder)).limit(LIMIT).start()) {
      plain.await("ready");
      return plain.ask("use", "done");
    }
  }

  private static List<String> rules(AgentReport report) {
    return StreamSupport.stream(report.root().get("findings").spliterator(), false)
        .map(finding -> finding.get("rule").asText())
        .toList();
  }
}
