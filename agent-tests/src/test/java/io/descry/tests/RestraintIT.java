package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program whose every stack is new and 900 frames deep makes the agent's own threads take more
 * than a hundredth of a core. It takes a minute until that is too much, and another until it is
 * over, so only with all of the safety table.
 */
class RestraintIT {

  /** A minute and looks at five seconds, on a machine that is choked. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final int HELD = 500;

  private static final Pattern SHARE = Pattern.compile("Descry took ([0-9.]+) % of a core");

  static Stream<Jdk> jdks() {
    return Safeties.full() ? Jdks.some() : Stream.empty();
  }

  @Safety(
      value = "an agent that takes more than 1 % of a core for a minute",
      result = "keeps to counts and says so (DSC-COST, DSC-DEGRADED); comes back when it is calm")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void an_agent_that_costs_too_much_keeps_to_counts_says_so_and_comes_back(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk).main("NewStacks").agent("interval=0,log=simple").start()) {
      child.await("ready");
      assertThat(awaitShare(child, "keeps to counts from now on")).isGreaterThan(1.0);
      mustKeepToCounts(child);

      assertThat(awaitShare(child, "what opens has a stack again")).isLessThan(0.5);
      assertThat(restrainedSince(AgentReport.of(child)).isNull()).isTrue();
      awaitFiles(child, withLine -> withLine > 0);
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).filteredOn(line -> line.startsWith("DSC-COST")).hasSize(2);
    }
  }

  /** Every file that was opened before has been replaced by one without a stack. */
  private static void mustKeepToCounts(ChildJvm child) {
    awaitFiles(child, withLine -> withLine == 0);
    child.ask("pause", "paused");
    AgentReport report = AgentReport.of(child);

    assertThat(restrainedSince(report).isNull()).isFalse();
    assertThat(files(report)).hasSize(HELD);
    assertThat(CommandLine.run("report", String.valueOf(child.pid())).out())
        .contains("DSC-DEGRADED Descry keeps to counts since ");
    Ledgers.mustAgree(child, () -> "while it keeps to counts");
    child.ask("go", "going");
  }

  /** Asks seldom: the worker looks about more often for a second after each answer. */
  private static void awaitFiles(ChildJvm child, LongPredicate withLine) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> withLine.test(withLine(AgentReport.of(child))));
  }

  private static double awaitShare(ChildJvm child, String word) {
    List<String> lines = child.awaitErrorWith(word, PATIENCE);
    String last = lines.get(lines.size() - 1);
    Matcher share = SHARE.matcher(last);
    System.out.println(child.jdk() + ": " + last);
    assertThat(share.find()).as(last).isTrue();
    return Double.parseDouble(share.group(1));
  }

  private static JsonNode restrainedSince(AgentReport report) {
    return report.root().get("agent").get("restrainedSince");
  }

  private static List<Handle> files(AgentReport report) {
    return report.handles().filter(handle -> handle.kind().equals("file-input")).toList();
  }

  private static long withLine(AgentReport report) {
    return files(report).stream()
        .filter(handle -> report.frame(handle).contains("NewStacks.open("))
        .count();
  }
}
