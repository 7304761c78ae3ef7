package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Site;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More lines open files than the agent tells apart: it says so, and every file is counted. */
class ManyLinesIT {

  private static final int LINES = 5_000;
  private static final int TOLD_APART = 4_096;

  /** Lines that open at its start, and what the agent's classes are read from. */
  private static final int OF_THE_JVM = 40;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value = "5,000 lines of generated classes that open a file each",
      result = "4,096 sites; the others stand at one, counted, and the report says so")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void lines_beyond_the_bound_stand_at_one_site_that_says_so_and_nothing_goes_uncounted(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("ManyLines", LINES)
            .limit(LINES + 1_000)
            .agent("interval=0,capture=full")
            .start()) {
      child.await("ready", PATIENCE);
      AgentReport report =
          await()
              .atMost(PATIENCE)
              .pollInSameThread()
              .until(() -> AgentReport.of(child), ManyLinesIT::isRead);
      int toldApart = ofLines(report).size();
      long others = LINES - toldApart;

      assertThat(toldApart).isBetween(TOLD_APART - OF_THE_JVM, TOLD_APART);
      assertThat(ofLines(report)).allMatch(site -> site.count("open") == 1);
      assertThat(other(report).count("open")).isEqualTo(others);
      assertThat(report.root().get("agent").get("mergedStacks").asLong())
          .isBetween(others, others + OF_THE_JVM);
      assertThat(CommandLine.run("report", String.valueOf(child.pid())).out())
          .containsPattern(
              "DSC-DEGRADED 9\\d\\d stacks of further lines stand at one site of their kind")
          .contains(others + " file-input handles open at (one of many other lines: 4096 are told");
      Ledgers.mustAgree(child, jdk::toString);
      assertThat(child.end()).isZero();
    }
  }

  /** A tick reads five thousand stacks at most. */
  private static boolean isRead(AgentReport report) {
    return report.sites().mapToLong(site -> site.count("open")).sum() >= LINES;
  }

  private static List<Site> ofLines(AgentReport report) {
    return report
        .sites()
        .filter(site -> site.applicationFrame().filter(f -> f.contains("$Line")).isPresent())
        .toList();
  }

  private static Site other(AgentReport report) {
    return report
        .sites()
        .filter(site -> site.row().get("frames").get(0).asText().startsWith("(one of many"))
        .findFirst()
        .orElseThrow();
  }
}
