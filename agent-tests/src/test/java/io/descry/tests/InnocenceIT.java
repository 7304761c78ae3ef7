package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Properly closed handles of each kind, beside a collector that runs all the time, prove nothing:
 * neither permanent nor recovered, and no close is missed.
 */
class InnocenceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  static Stream<Arguments> runs() {
    return Safeties.jdks().flatMap(jdk -> collectors(jdk).flatMap(gc -> threads(jdk, gc)));
  }

  private static Stream<String> collectors(Jdk jdk) {
    List<String> collectors = new ArrayList<>(List.of("-XX:+UseSerialGC -Xmn2m"));
    if (Safeties.full()) {
      collectors.add("-XX:+UseG1GC -Xmx64m");
      if (jdk.feature() >= 17) {
        collectors.add("-XX:+UseZGC -Xmx128m");
      }
    }
    return collectors.stream();
  }

  private static Stream<Arguments> threads(Jdk jdk, String collector) {
    return jdk.feature() < 21
        ? Stream.of(Arguments.of(jdk, collector, "platform"))
        : Stream.of("platform", "virtual").map(kind -> Arguments.of(jdk, collector, kind));
  }

  @Safety(
      value = "each kind closed properly while the collector runs (20,000 each, in full 1,000,000)",
      result = "no proof and no missed close")
  @ParameterizedTest(name = "{0} {1} {2} threads")
  @MethodSource("runs")
  void a_proper_close_is_no_proof_and_never_missed(Jdk jdk, String collector, String threads) {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .jvm(collector.split(" "))
            .main("Innocent", closes(threads), threads)
            .agent("interval=2s,log=simple")
            .start()) {
      child.await("closed", PATIENCE);
      AgentReport report = AgentReport.of(child);

      assertThat(proofs(report)).isEmpty();
      assertThat(report.root().get("agent").get("failures")).isEmpty();
      assertThat(child.stderr()).noneMatch(line -> line.contains("where no hook saw"));
      Ledgers.mustAgree(child, jdk::toString);
      assertThat(child.end()).isZero();
    }
  }

  private static int closes(String threads) {
    if (!Safeties.full()) {
      return 20_000;
    }
    return threads.equals("virtual") ? 100_000 : 1_000_000;
  }

  /** Sites with a verdict that only a collected owner gives, and kinds that were recovered. */
  private static List<String> proofs(AgentReport report) {
    List<String> proofs = new ArrayList<>();
    report
        .sites()
        .filter(site -> site.verdict().equals("permanent") || site.verdict().equals("recovered"))
        .forEach(site -> proofs.add(site.row().toString()));
    for (JsonNode kind : report.root().get("kinds")) {
      if (kind.get("recoveredByGc").asLong() > 0 || kind.get("orphaned").asLong() > 0) {
        proofs.add(kind.toString());
      }
    }
    return proofs;
  }
}
