package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Site;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real servers under work: while they are healthy nothing is held against them; a leak that begins
 * in the same run is found and named, and nothing else; and all goes as without the agent.
 */
@Execution(ExecutionMode.CONCURRENT)
class ServersIT {

  /** Ten seconds of work before the first report, in batches of one to eleven at once. */
  private static final int BATCHES = 50;

  private static final long PAUSE_MILLIS = 200;

  /** Growth needs time more than handles: a busy machine leaks fewer in the same time. */
  private static final Duration MOST_TIME = Duration.ofMinutes(5);

  private static final int LEAKS_BETWEEN_REPORTS = 12;
  private static final long LEAK_PAUSE_MILLIS = 250;

  /** On the other JDKs a half of them: these differ most from release to release. */
  private static final List<Servers> ON_ALL =
      List.of(Servers.TOMCAT, Servers.NETTY, Servers.HIKARI_AND_H2, Servers.LUCENE);

  private static final List<Integer> RELEASES = List.of(8, 25);

  @TempDir Path folder;

  static Stream<Arguments> all() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(Servers.values())
                    .filter(server -> isTested(jdk, server))
                    .map(server -> Arguments.of(jdk, server)));
  }

  private static boolean isTested(Jdk jdk, Servers server) {
    return jdk.feature() == Jdks.running().feature()
        || Jdks.all().count() == 1
        || (RELEASES.contains(jdk.feature()) && ON_ALL.contains(server));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void a_healthy_server_is_left_in_peace_and_its_first_leak_is_named(Jdk jdk, Servers server)
      throws Exception {
    Outcome with;
    int leaks = 0;
    try (ChildJvm child = server.on(jdk, folder).agent("interval=0").start()) {
      ServerClient client = ServerClient.of(child);
      work(client, PAUSE_MILLIS);
      mustBeHealthy(child, server);

      AgentReport report = AgentReport.of(child);
      long end = System.nanoTime() + MOST_TIME.toNanos();
      while (report.leaks().isEmpty() && System.nanoTime() < end) {
        leak(client, LEAKS_BETWEEN_REPORTS, LEAK_PAUSE_MILLIS);
        leaks += LEAKS_BETWEEN_REPORTS;
        report = collected(child);
      }
      mustNameTheLeak(report, server);
      Ledgers.mustAgree(child, server::toString);
      with = Outcome.of(child);
    }

    assertThat(without(jdk, server, leaks)).isEqualTo(with);
    assertThat(with.exit).isZero();
  }

  private Outcome without(Jdk jdk, Servers server, int leaks) throws Exception {
    try (ChildJvm child = server.on(jdk, folder).start()) {
      ServerClient client = ServerClient.of(child);
      work(client, 0);
      child.ask("gc", "collected");
      for (int done = 0; done < leaks; done += LEAKS_BETWEEN_REPORTS) {
        leak(client, LEAKS_BETWEEN_REPORTS, 0);
        child.ask("gc", "collected");
      }
      return Outcome.of(child);
    }
  }

  private static void work(ServerClient client, long pauseMillis) throws InterruptedException {
    for (int i = 0; i < BATCHES; i++) {
      client.work(1 + 7 * i % 11);
      Thread.sleep(pauseMillis);
    }
  }

  private static void leak(ServerClient client, int times, long pauseMillis)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      client.work(2);
      client.leak();
      Thread.sleep(pauseMillis);
    }
  }

  private static void mustBeHealthy(ChildJvm child, Servers server) {
    AgentReport report = collected(child);
    assertThat(report.root().get("findings")).as(() -> server + " " + report.root()).isEmpty();
    Ledgers.mustAgree(child, server::toString);
  }

  private static AgentReport collected(ChildJvm child) {
    child.ask("gc", "collected");
    return AgentReport.of(child);
  }

  private static void mustNameTheLeak(AgentReport report, Servers server) {
    JsonNode findings = report.root().get("findings");
    assertThat(report.leaks()).as(() -> server + " " + report.root()).isNotEmpty();
    assertThat(findings.get(0)).isEqualTo(report.leaks().get(0));
    assertThat(findings.get(0).get("title").asText()).contains(server.leak());
    for (JsonNode leak : report.leaks()) {
      for (JsonNode fingerprint : leak.get("sites")) {
        Site site = report.site(fingerprint.asText()).orElseThrow();
        assertThat(site.applicationFrame().orElse("-")).startsWith(server.leak());
      }
    }
  }

  /** What a run printed and how it ended; its port is another each time. */
  private record Outcome(List<String> stdout, List<String> stderr, int exit) {

    static Outcome of(ChildJvm child) {
      int exit = child.end();
      List<String> out =
          child.stdout().stream().map(line -> line.replaceFirst("^ready.*", "ready")).toList();
      return new Outcome(out, child.stderr(), exit);
    }
  }
}
