package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.FaultJar;
import io.descry.tests.harness.FaultJar.Place;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method that a hook runs through, every stage of the tick, every rule and every exporter
 * made to throw, one at a time: the application computes what it computes without an agent, the
 * loss is counted and said, and the rest goes on.
 */
@Safety(
    value = "a fault in every hook, stage, rule and exporter",
    result = "the application is not affected; the loss is counted and said")
class FaultsIT {

  private static final List<String> ERRORS = List.of("exception", "error", "stack", "memory");

  /** Class, method and what a report says has failed; empty where events are lost instead. */
  private static final List<List<String>> STAGES =
      List.of(
          List.of("ErrorWatch", "take", "agent.errors"),
          List.of("ErrorWatch", "tick", "agent.errors"),
          List.of("ChannelServer", "poll", "agent.channel"),
          List.of("Reports", "tick", "agent.tick"),
          List.of("Registry", "tick", "agent.tick"),
          List.of("OwnerWatch", "tick", "agent.tick"),
          List.of("CloseSampler", "count", "agent.tick"),
          List.of("SubmissionSampling", "tick", "agent.tick"),
          List.of("Diagnostician", "observe", "agent.tick"),
          List.of("CloseSampler", "trace", "agent.tick"),
          List.of("Registry", "giveSite", ""),
          List.of("ReportSchedule", "due", "agent.report"),
          List.of("CaptureRate", "perRefill", "agent.budget"),
          List.of("ClockThread", "step", ""),
          List.of("Log", "tick", "export"));

  /** Of the table: only a number higher than all before leads there. */
  private static final List<String> PASSED_ONCE = List.of("raise", "grow");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path shared;
  @TempDir Path folder;

  private static FaultJar faults;

  @BeforeAll
  static void write() throws IOException {
    faults = FaultJar.write(shared.resolve("faults.jar"));
  }

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_hook_that_throws_anywhere_changes_nothing_and_is_counted(Jdk jdk) throws IOException {
    try (ChildJvm child = start(jdk, "log=none,interval=0,capture=full")) {
      AgentReport.of(child);
      assertThat(child.ask("work", "done")).isEqualTo(withoutAgent(jdk));
      List<Place> hooks = placesOfHooks(child);
      Failures failures = new Failures();

      for (Place place : hooks) {
        for (String error : errors(place)) {
          List<String> answer = child.ask("hook " + place.number() + " " + error, "done");
          failures.check(place + " " + error, () -> mustBeCounted(answer));
        }
      }

      failures.assertNone();
      assertThat(hooks).as("places that were passed").hasSizeGreaterThan(50);
      Ledgers.mustAgree(child, () -> "after all faults");
      assertThat(AgentReport.of(child).root().get("agent").get("lostEvents").asInt())
          .isGreaterThan(hooks.size());
      assertThat(child.stderr()).isEmpty();
    }
  }

  private static List<Place> placesOfHooks(ChildJvm child) {
    List<String> seen = child.ask("seen", "done");
    return faults.places(name -> name.startsWith("java/io/")).stream()
        .filter(place -> seen.contains("seen " + place.number()))
        .filter(place -> !PASSED_ONCE.contains(place.method()))
        .toList();
  }

  /** One of the four, another one from place to place; on demand each of them. */
  private static List<String> errors(Place place) {
    return Boolean.getBoolean("descry.test.faults.all")
        ? ERRORS
        : List.of(ERRORS.get(place.number() % ERRORS.size()));
  }

  /** By the agent's own {@code try}, or by the woven code around the call. */
  private static void mustBeCounted(List<String> answer) {
    assertThat(answer).noneMatch(line -> line.startsWith("differs"));
    assertThat(thrown(answer)).isPositive();
    assertThat(lost(answer)).isPositive();
  }

  private static int thrown(List<String> answer) {
    return number(answer, "thrown");
  }

  private static int lost(List<String> answer) {
    return number(answer, "lost");
  }

  /** Of {@code hook 12 thrown 3 lost 3} one of the numbers. */
  private static int number(List<String> answer, String name) {
    String line = answer.stream().filter(l -> l.contains(name + " ")).findFirst().orElseThrow();
    return Integer.parseInt(line.replaceAll(".*" + name + " (\\d+).*", "$1"));
  }

  @Test
  void a_stage_of_the_tick_that_throws_is_named_and_the_others_go_on() throws IOException {
    Failures failures = new Failures();

    try (ChildJvm child = start(Jdks.running(), "log=none,interval=1s,file=" + reports())) {
      AgentReport.of(child);
      for (List<String> stage : STAGES) {
        failures.check(stage.toString(), () -> stage(child, stage));
      }
      child.ask("leak", "done");

      await().atMost(PATIENCE).until(() -> !AgentReport.of(child).leaks().isEmpty());
      failures.assertNone();
      assertThat(child.stderr()).isEmpty();
    }
  }

  private static void stage(ChildJvm child, List<String> stage) {
    Place place = faults.place(stage.get(0), stage.get(1));

    assertThat(thrown(child.ask("once " + place.number() + " error", "done"))).isPositive();
    child.ask("disarm", "done");

    AgentReport report = AgentReport.of(child);
    new Ledgers(report).mustAddUp();
    if (stage.get(2).isEmpty()) {
      assertThat(report.root().get("agent").get("lostEvents").asInt()).isPositive();
    } else {
      assertThat(failed(report)).contains(stage.get(2));
    }
  }

  @Test
  void a_rule_that_throws_is_named_and_the_others_are_asked() throws IOException {
    Failures failures = new Failures();

    try (ChildJvm child = start(Jdks.running(), "log=none,interval=0")) {
      AgentReport.of(child);
      child.ask("leak", "done");
      await().atMost(PATIENCE).until(() -> rules(AgentReport.of(child)).contains("unclosed-file"));
      for (Place rule : faults.rules()) {
        failures.check(rule.toString(), () -> rule(child, rule));
      }

      failures.assertNone();
      assertThat(faults.rules()).hasSizeGreaterThan(20);
      assertThat(rules(AgentReport.of(child))).contains("unclosed-file");
    }
  }

  private static void rule(ChildJvm child, Place rule) {
    String name = rule.className().substring(rule.className().lastIndexOf('/') + 1);
    child.ask("arm " + rule.number() + " error", "done");
    AgentReport report = AgentReport.of(child);
    assertThat(thrown(child.ask("disarm", "done"))).isPositive();

    new Ledgers(report).mustAddUp();
    assertThat(failed(report)).contains("rule." + name);
    boolean other = name.equals("UnclosedFile"); // Its site falls to the rule of the rest.
    assertThat(rules(report)).contains(other ? "unclosed-handle" : "unclosed-file");
  }

  @Test
  void an_exporter_that_throws_is_named_and_the_others_write() throws IOException {
    try (ChildJvm child =
        start(Jdks.running(), "log=simple,interval=1s,jmx=true,format=json,file=" + reports())) {
      AgentReport.of(child);
      for (String exporter : List.of("LogExporter", "FileExporter", "JmxExporter")) {
        Place place = faults.place(exporter, "export");
        child.ask("arm " + place.number() + " error", "done");
        child.ask("leak", "done");
        String where = "export." + exporter.replace("Exporter", "").toLowerCase();
        await().atMost(PATIENCE).until(() -> failed(AgentReport.of(child)).contains(where));
        if (!exporter.equals("FileExporter")) {
          mustGrow(reports());
        }
        child.awaitErrorWith("could not be written to '" + where.substring(7), PATIENCE);
        child.ask("disarm", "done");
        if (exporter.equals("LogExporter")) {
          child.awaitErrorWith("Faults.leak(", PATIENCE); // What could not be written is news yet.
        }
      }

      mustGrow(reports());
      assertThat(child.ask("work", "done")).isEqualTo(withoutAgent(Jdks.running()));
    }
  }

  private static void mustGrow(Path file) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.size(file) > size);
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private ChildJvm start(Jdk jdk, String options) {
    return ready(jdk, "-javaagent:" + shared.resolve("faults.jar") + "=" + options);
  }

  private ChildJvm ready(Jdk jdk, String... jvmOptions) {
    ChildJvmCommand command = ChildJvm.on(jdk).main("Faults", folder).jvm(jvmOptions);
    ChildJvm child = command.start();
    child.await("ready");
    return child;
  }

  private List<String> withoutAgent(Jdk jdk) {
    try (ChildJvm plain = ready(jdk)) {
      return plain.ask("work", "done");
    }
  }

  private static List<String> failed(AgentReport report) {
    List<String> places = new ArrayList<>();
    report.root().get("agent").get("failures").forEach(f -> places.add(f.get("where").asText()));
    return places;
  }

  private static List<String> rules(AgentReport report) {
    return StreamSupport.stream(report.root().get("findings").spliterator(), false)
        .map(finding -> finding.get("rule").asText())
        .toList();
  }
}
