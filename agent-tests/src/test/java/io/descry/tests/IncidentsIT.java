package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The incidents that Descry exists for: the first finding of the leaky side names rule, cause and
 * line, and no leak is found on the fixed side. The runs go side by side, a few at a time: they
 * mostly sleep, but start on the machine's cores.
 */
@Tag("long")
class IncidentsIT {

  private static final int AT_ONCE = 6;
  private static final String SECONDS = "20";

  /** Nothing is waited for there. */
  private static final String SECONDS_FIXED = "8";

  private static final Found CLIENTS =
      new Found("leak", "ApiClient", "statusLeaky", "// The leak:", "OkHttpClients");
  private static final Found RESPONSES =
      new Found(
          "leak",
          List.of("ApiClient", "statusLeaky", "// The second leak:"),
          List.of("api.partner.test:", "in CLOSE_WAIT"));
  private static final Found UPLOADS =
      new Found("leak", "ImageServer", "storeLeaky", "// The leak:", "");
  private static final Found TAGGER =
      new Found("leak", "ImageServer", "tagLeaky", "// The second leak:", "tagger.test:");

  private static final Found PORTS =
      new Found("churn", "Copier", "copy", "// The line that connects", "TIME_WAIT");

  private static final List<Incident> ALL =
      List.of(
          new Incident("image-server", "leaky", UPLOADS, TAGGER)
              .during("20")
              .saying("Not the only cause"),
          new Incident("image-server", "files-fixed", TAGGER).during("25"),
          new Incident("image-server", "fixed"),
          new Incident("api-client", "leaky", CLIENTS, RESPONSES),
          new Incident("inherited-limit", "leaky", new Found("limit", "supervisord", "minfds=")),
          new Incident("inherited-limit", "fixed"),
          new Incident("too-much-load", "leaky", new Found("limit", "of 1024", "limit to 4")),
          new Incident("too-much-load", "fixed"),
          new Incident(
                  "function",
                  "leaky",
                  new Found("leak", "CacheClient", "connect", "// A connection of", "cache.test:"),
                  new Found(
                      "leak", "WarmFunction", "invokeLeaky", "// The leak:", "app.properties"))
              .saying("per invocation"),
          new Incident("function", "fixed"),
          new Incident(
              "directory-streams",
              "leaky",
              new Found("leak", "FolderLister", "jobsLeaky", "// The leak:", "director")),
          new Incident("directory-streams", "fixed"),
          new Incident(
              "orphaned-channels",
              "leaky",
              new Found("leak", "HealthCheck", "isUpLeaky", "// The leak:", "selector"),
              new Found("leak", "HealthCheck", "isUpLeaky", "// The second leak:", "health.test:")),
          new Incident("orphaned-channels", "fixed"),
          new Incident(
              "process-pipes",
              "leaky",
              new Found("leak", "Converter", "convertLeaky", "// The leak:", "process")),
          new Incident("process-pipes", "fixed"),
          new Incident("port-exhaustion", "leaky", PORTS),
          new Incident("port-exhaustion", "fixed"),
          new Incident("api-client", "fixed"));

  /** What differs most from JDK to JDK: sockets, selectors, processes. */
  private static final List<String> ON_EACH_JDK =
      List.of("api-client", "orphaned-channels", "process-pipes");

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private final ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);

  /** The demo needs what came with Java 11. */
  static Stream<Jdk> jdks() {
    return Jdks.some().filter(jdk -> jdk.feature() >= 11);
  }

  @AfterEach
  void end() {
    runs.shutdownNow();
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_first_finding_names_the_cause_and_the_line_and_the_fix_is_clean(Jdk jdk)
      throws Exception {
    boolean ports = canUnshare(); // Where not, a recorded history in the agent's own tests.
    check(
        jdk,
        ALL.stream()
            .filter(incident -> incident.isFor(jdk))
            .filter(incident -> ports || !incident.scenario.equals("port-exhaustion"))
            .toList());
  }

  @Test
  void the_list_tells_each_scenario_in_a_line() throws Exception {
    DemoRun list = DemoRun.start(folder, Jdks.running(), Map.of(), List.of("list"));
    assertThat(list.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(list.out().lines()).allMatch(line -> line.length() < 100);
    ALL.forEach(incident -> assertThat(out(list)).contains(incident.scenario + " "));
  }

  private static String out(DemoRun run) {
    try {
      return run.out();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean canUnshare() throws IOException, InterruptedException {
    for (String how : List.of("-n", "-rn")) {
      Process trial = new ProcessBuilder("unshare", how, "true").start();
      if (trial.waitFor() == 0) {
        return true;
      }
    }
    return false;
  }

  private void check(Jdk jdk, List<Incident> incidents) throws InterruptedException {
    List<Callable<AgentReport>> tasks = new ArrayList<>();
    incidents.forEach(incident -> tasks.add(() -> run(jdk, incident)));
    List<Future<AgentReport>> reports = runs.invokeAll(tasks);
    Failures failures = new Failures();
    for (int i = 0; i < reports.size(); i++) {
      Incident incident = incidents.get(i);
      Future<AgentReport> report = reports.get(i);
      failures.check(incident.toString(), () -> incident.mustBeIn(get(report)));
    }
    failures.assertNone();
  }

  private AgentReport run(Jdk jdk, Incident incident) throws Exception {
    Path place = Files.createTempDirectory(folder, incident.scenario + "-" + incident.side);
    DemoRun run = DemoRun.start(place, jdk, environment(place), incident.words());
    synchronized (started) {
      started.add(run.process());
    }
    return run.latest();
  }

  private static Map<String, String> environment(Path place) {
    return Map.of("NO_AGENT", "0", "DESCRY_OPTIONS", DemoRun.options(place));
  }

  private static AgentReport get(Future<AgentReport> report) throws Exception {
    try {
      return report.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  /** What a finding must say, beside its cause. */
  private record Found(String cause, List<String> frame, List<String> words) {

    Found(String cause, String... words) {
      this(cause, List.of(), List.of(words));
    }

    Found(String cause, String type, String method, String marker, String word) {
      this(cause, List.of(type, method, marker), List.of(word));
    }

    boolean isIn(JsonNode finding) {
      String text = finding.get("title").asText() + " " + finding.get("advice").asText();
      return finding.get("cause").asText().equals(cause)
          && words.stream().allMatch(text::contains)
          && text.contains(line());
    }

    private String line() {
      try {
        return frame.isEmpty() ? "" : DemoRun.frame(frame.get(0), frame.get(1), frame.get(2));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A side of a scenario, and what must be found: all of it, and nothing else first. */
  private record Incident(
      String scenario, String side, String seconds, String first, List<Found> found) {

    Incident(String scenario, String side, Found... found) {
      this(scenario, side, side.equals("fixed") ? SECONDS_FIXED : SECONDS, "", List.of(found));
    }

    Incident during(String longer) {
      return new Incident(scenario, side, longer, first, found);
    }

    /** Words that the first finding must have. */
    Incident saying(String words) {
      return new Incident(scenario, side, seconds, words, found);
    }

    List<String> words() {
      return List.of(scenario, side, "--seconds", seconds);
    }

    boolean isFor(Jdk jdk) {
      return jdk.feature() == Jdks.running().feature() || ON_EACH_JDK.contains(scenario);
    }

    void mustBeIn(AgentReport report) {
      JsonNode findings = report.root().get("findings");
      if (found.isEmpty()) {
        assertThat(report.leaks()).as(findings.toPrettyString()).isEmpty();
        return;
      }
      assertThat(findings).as("findings").isNotEmpty();
      assertThat(found).as(findings.toPrettyString()).anyMatch(one -> one.isIn(findings.get(0)));
      assertThat(findings.get(0).toString()).contains(first);
      for (Found one : found) {
        assertThat(findings).as(one.toString()).anyMatch(one::isIn);
      }
    }

    @Override
    public String toString() {
      return scenario + " " + side;
    }
  }
}
