package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred small programs and more do, print and leave open the same with the agent. */
@Safety(
    value = "some 250 small programs over the JDK's I/O, in pairs of JVMs",
    result = "the same output, exit code and descriptors with and without")
class CorpusIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int AT_LEAST = 200;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void programs_do_print_and_leave_the_same_with_and_without_the_agent(Jdk jdk) {
    Failures failures = new Failures();
    int programs = 0;

    for (Corpora corpora : Corpora.values()) {
      try (ChildJvm without = corpora.on(jdk, folder).start();
          ChildJvm with = corpora.on(jdk, folder).agent("interval=0").start()) {
        Pair pair = new Pair(without, with);
        failures.check(corpora + " output", pair::mustPrintTheSame);
        failures.check(corpora + " report", pair::mustHaveLostNothing);
        failures.check(corpora + " end", pair::mustEndTheSame);
        programs += pair.programs();
      }
    }

    System.out.println(jdk + ": " + programs + " programs");
    failures.assertNone();
    assertThat(programs).as("programs").isGreaterThanOrEqualTo(AT_LEAST);
  }

  /** Two children, of which one has the agent. */
  private record Pair(ChildJvm without, ChildJvm with) {

    void mustPrintTheSame() {
      without.await("ended", PATIENCE);
      with.await("ended", PATIENCE);
      assertThat(programs(with.stdout())).isEqualTo(programs(without.stdout()));
    }

    /** One text for each program, so that a difference is shown with its name. */
    private static List<String> programs(List<String> lines) {
      List<String> programs = new ArrayList<>();
      for (String line : String.join("\n", lines).split("(?m)^(?=program )")) {
        programs.add(line);
      }
      return programs;
    }

    /** The agent's side: it tracks what was left open, and nothing else. */
    void mustHaveLostNothing() {
      AgentReport report = AgentReport.of(with);
      int lost = number("lost by the JDK ");
      assertThat(report.ledger("tracked")).as("tracked").isEqualTo(number("left open ") - lost);
      // An unconnected socket can pass for one that the JVM keeps for deferred closes.
      assertThat(report.ledger("unknown")).as("unknown").isBetween(0, lost);
      assertThat(report.root().get("agent").get("lostEvents").asLong()).as("lost").isZero();
    }

    void mustEndTheSame() {
      assertThat(with.end()).isEqualTo(without.end());
      assertThat(with.stderr()).isEqualTo(without.stderr());
    }

    int programs() {
      return number("programs ");
    }

    private int number(String prefix) {
      String line =
          without.stdout().stream().filter(l -> l.startsWith(prefix)).findFirst().orElseThrow();
      return Integer.parseInt(line.substring(prefix.length()));
    }
  }
}
