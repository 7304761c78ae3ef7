package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AnsweringServer;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Libraries in the version that leaks and in the next one, in two children side by side: what the
 * kernel says of each, and what the agent does.
 */
@Tag("long")
class KnownLeaksIT {

  private static final int RUNS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An answer to a start-up message: too many connections. */
  private static final String POSTGRES_ERROR =
      "E\0\0\0\60SFATAL\0VFATAL\0C53300\0Mtoo many connections\0\0";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_version_that_leaks_is_named_with_its_issue_and_the_next_one_leaks_nothing(Jdk jdk)
      throws IOException {
    Failures failures = new Failures();
    try (Servers servers = new Servers();
        ChildJvm leaking = start(jdk, true, servers);
        ChildJvm fixed = start(jdk, false, servers)) {
      for (KnownUse use : KnownUse.on(jdk)) {
        failures.check(use + " leaking", () -> mustGrow(leaking, use));
        failures.check(use + " fixed", () -> mustNotGrow(fixed, use));
      }
      failures.check("findings", () -> mustBeNamed(leaking, fixed));
      failures.check("no findings", () -> mustNotBeNamed(AgentReport.of(fixed)));
    }
    failures.assertNone();
  }

  private ChildJvm start(Jdk jdk, boolean leaks, Servers servers) throws IOException {
    Path files = Files.createTempDirectory(folder, "known");
    Path hosts = Files.createFile(files.resolve("hosts"));
    Path apps = Path.of(System.getProperty("descry.apps"));
    ChildJvm child =
        ChildJvm.on(jdk)
            .main("KnownLeaks", apps.resolveSibling("programs-known"), apps.resolve("known"), files)
            // No name is asked of the network, and what leaks is not collected before it is
            // counted.
            .jvm("-Xms768m", "-Xmx768m", "-Xmn600m", "-Djdk.net.hosts.file=" + hosts)
            .agent("log=none,interval=0,capture=full")
            .start();
    child.await("ready");
    AgentReport.of(child); // By then the agent has opened its own.
    for (KnownUse use : KnownUse.on(jdk)) {
      child.ask(use.command(leaks, servers.port(use)), "using");
    }
    return child;
  }

  /** By the kernel. */
  private static void mustGrow(ChildJvm child, KnownUse use) {
    Map<Integer, String> before = child.proc().descriptors();
    child.ask("run " + use.program + " " + RUNS, "ran");
    if (use.leaksOn(child.jdk())) {
      assertThat(child.proc().since(before)).hasSizeGreaterThanOrEqualTo(RUNS);
    }
  }

  /** Some close in a thread of their own. */
  private static void mustNotGrow(ChildJvm child, KnownUse use) {
    Map<Integer, String> before = child.proc().descriptors();
    child.ask("run " + use.program + " " + RUNS, "ran");
    await().atMost(PATIENCE).until(() -> child.proc().since(before).isEmpty());
  }

  /** Some more of each a second, until the floors have risen by what nobody takes for a pool. */
  private static void mustBeNamed(ChildJvm leaking, ChildJvm fixed) {
    await()
        .atMost(PATIENCE.multipliedBy(2))
        .pollInterval(Duration.ofSeconds(1))
        .pollInSameThread()
        .untilAsserted(
            () -> {
              fixed.ask("all 6", "ran all");
              leaking.ask("all 6", "ran all");
              assertThat(issues(AgentReport.of(leaking))).isEqualTo(expected(leaking));
            });
  }

  /** Of each use the issue that the finding about its line names. */
  private static Map<String, String> issues(AgentReport report) {
    Map<String, String> issues = new HashMap<>();
    for (JsonNode finding : report.leaks()) {
      for (JsonNode site : finding.get("sites")) {
        String frame = report.site(site.asText()).orElseThrow().applicationFrame().orElse("-");
        String issue =
            finding.get("evidence").path("knownLeak").asText(finding.get("title").asText());
        issues.put(frame.replaceFirst(".*known\\.(\\w+)\\..*", "$1"), issue);
      }
    }
    return issues;
  }

  private static Map<String, String> expected(ChildJvm child) {
    Map<String, String> issues = new HashMap<>();
    for (KnownUse use : KnownUse.on(child.jdk())) {
      if (use.leaksOn(child.jdk())) {
        issues.put(use.program, use.issue);
      }
    }
    return issues;
  }

  private static void mustNotBeNamed(AgentReport report) {
    List<String> titles =
        StreamSupport.stream(report.root().get("findings").spliterator(), false)
            .map(finding -> finding.get("title").asText())
            .toList();
    assertThat(titles).isEmpty();
  }

  /** What the uses talk to; 0 for those that talk to nobody. */
  private static final class Servers implements AutoCloseable {

    private final Map<KnownUse, AnsweringServer> servers = new EnumMap<>(KnownUse.class);

    Servers() {
      servers.put(KnownUse.POSTGRES_LOGIN, new AnsweringServer(POSTGRES_ERROR));
      servers.put(KnownUse.JEDIS, new AnsweringServer("-ERR invalid DB index\r\n"));
      servers.put(KnownUse.JETTY, new AnsweringServer(""));
    }

    int port(KnownUse use) {
      AnsweringServer server = servers.get(use);
      return server == null ? 0 : server.port();
    }

    @Override
    public void close() {
      servers.values().forEach(AnsweringServer::close);
    }
  }
}
