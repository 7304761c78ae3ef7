package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The demo as a stranger runs it: the leaky side is named with its line, first; the fixed side is
 * clean. The runs of one test go side by side, since each lasts long and mostly sleeps.
 */
class DemoIT {

  private static final List<Leak> LEAKS =
      List.of(
          new Leak("unclosed-file", "ConfigFile", "greetingLeaky"),
          new Leak("client-per-call", "PriceClient", "priceLeaky"),
          new Leak("close-wait", "PartnerClient", "fetchLeaky"));

  /** The leaky ones first. */
  private static final List<String> SIDES = List.of("leaky", "fixed");

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  /** The demo needs what came with Java 11. */
  static Stream<Jdk> jdks() {
    return Jdks.some().filter(jdk -> jdk.feature() >= 11).limit(1);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_readmes_command_prints_the_line_in_its_first_finding(Jdk jdk) throws Exception {
    Leak leak = LEAKS.get(0);
    Run run = start(jdk, folder, leak, "leaky", Map.of("NO_AGENT", "0"));

    assertThat(run.demo.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(run.demo.err().lines().filter(line -> line.startsWith("DSC-LEAK ")))
        .first()
        .asString()
        .contains(leak.frame());
    assertThat(run.demo.out()).startsWith("demo: ready").doesNotContain("DSC-");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_line_is_the_first_finding_and_the_healthy_company_is_not_blamed(Jdk jdk)
      throws Exception {
    List<Run> runs = new ArrayList<>();
    for (String side : SIDES) {
      for (Leak leak : LEAKS) {
        runs.add(start(jdk, leak, side, "0"));
      }
    }

    mustBeNamed(runs);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_that_comes_later_names_the_line_as_well(Jdk jdk) throws Exception {
    List<Run> runs = new ArrayList<>();
    for (String side : SIDES) {
      for (Leak leak : LEAKS) {
        Run run = start(jdk, leak, side, "1");
        attach(run);
        runs.add(run);
      }
    }

    mustBeNamed(runs);
  }

  /** At once: each service lasts only so long. */
  private static void attach(Run run) {
    await().atMost(Duration.ofSeconds(60)).until(() -> run.demo.out().contains("ready"));
    String pid = String.valueOf(run.demo.process().pid());
    CommandLine.Result attached = CommandLine.run("attach", pid, DemoRun.options(run.demo.place()));
    assertThat(attached.exit()).as(attached.err()).isZero();
  }

  /** With the healthy company, and with reports in a folder of its own. */
  private Run start(Jdk jdk, Leak leak, String side, String withoutAgent) throws IOException {
    Path place = Files.createTempDirectory(folder, leak.scenario + "-" + side);
    Map<String, String> environment =
        Map.of("NO_AGENT", withoutAgent, "DESCRY_OPTIONS", DemoRun.options(place));
    return start(jdk, place, leak, side, environment, "--company", "40", "--seconds", "20");
  }

  private Run start(
      Jdk jdk, Path place, Leak leak, String side, Map<String, String> environment, String... more)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(leak.scenario, side));
    words.addAll(List.of(more));
    DemoRun demo = DemoRun.start(place, jdk, environment, words);
    started.add(demo.process());
    return new Run(leak, side.equals("leaky"), demo);
  }

  private static void mustBeNamed(List<Run> runs) {
    Failures failures = new Failures();
    runs.forEach(run -> failures.check(run.toString(), run::mustBeRight));
    failures.assertNone();
  }

  /** A scenario and the place in its sources that leaks. */
  private record Leak(String scenario, String type, String method) {

    String place() {
      return "io.descry.demo." + type + "." + method + "(";
    }

    /** Such as {@code io.descry.demo.ConfigFile.greetingLeaky(ConfigFile.java:23)}. */
    String frame() throws IOException {
      return DemoRun.frame(type, method, "// The leak:");
    }
  }

  /** One run of the demo in a folder of its own. */
  private record Run(Leak leak, boolean leaky, DemoRun demo) {

    void mustBeRight() throws Exception {
      AgentReport last = demo.last();
      if (leaky) {
        mustNameTheLine(last);
      } else {
        assertThat(last.root().get("findings")).isEmpty();
      }
    }

    private void mustNameTheLine(AgentReport report) throws IOException {
      JsonNode findings = report.root().get("findings");
      assertThat(report.leaks()).as(findings.toPrettyString()).isNotEmpty();
      assertThat(findings.get(0).get("cause").asText()).isEqualTo("leak");
      assertThat(findings.get(0).get("title").asText()).contains(leak.frame());
      for (JsonNode finding : findings) {
        // A client's descriptors belong to its leak, also those that come with the first request.
        assertThat(frames(report, finding))
            .as(finding.toPrettyString())
            .allMatch(frame -> frame.startsWith(leak.place()));
      }
    }

    private static List<String> frames(AgentReport report, JsonNode finding) {
      List<String> frames = new ArrayList<>();
      for (JsonNode site : finding.get("sites")) {
        frames.add(report.site(site.asText()).orElseThrow().applicationFrame().orElse("-"));
      }
      return frames;
    }

    @Override
    public String toString() {
      return leak.scenario + (leaky ? " leaky" : " fixed");
    }
  }
}
