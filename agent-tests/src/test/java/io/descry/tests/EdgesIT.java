package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens and closes in the last 400 frames of a stack, in a full heap, by interrupted threads and by
 * threads that are stopped: the same exceptions as without the agent, no descriptor more left
 * behind, and a ledger that is exact afterwards.
 */
@Tag("long")
class EdgesIT {

  /**
   * The JDK itself loses one where the stack overflows between the kernel's open and the object's
   * own note of it. Where that falls depends on the size of frames, so a run may have one or two.
   */
  private static final int LOST_BY_THE_JDK = 2;

  /** Its part that serves agents says so of itself when it finds no memory or stack. */
  private static final String SAID_BY_THE_JVM = "*** java.lang.instrument ASSERTION FAILED";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void at_the_end_of_the_stack_the_application_sees_what_it_would_without_the_agent(Jdk jdk) {
    sameAsWithout(jdk, "stack", "-Xint"); // So that frames have one size.
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void in_a_full_heap_the_application_sees_what_it_would_without_the_agent(Jdk jdk) {
    sameAsWithout(jdk, "memory", "-Xmx20m", "-XX:+UseSerialGC");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void interrupted_threads_see_what_they_would_without_the_agent(Jdk jdk) {
    sameAsWithout(jdk, "interrupt");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_thread_that_is_stopped_in_or_beside_a_hook_ends_by_one_stop(Jdk jdk) {
    if (jdk.feature() < 20) { // Later ones cannot stop a thread.
      sameAsWithout(jdk, "stop");
    }
  }

  private void sameAsWithout(Jdk jdk, String command, String... jvmOptions) {
    List<String> plain;
    try (ChildJvm child = child(jdk, jvmOptions).start()) {
      child.await("ready");
      plain = ask(child, command);
    }
    try (ChildJvm child = child(jdk, jvmOptions).agent("log=none,capture=full").start()) {
      child.await("ready");
      AgentReport.of(child);
      List<String> watched = ask(child, command);

      assertThat(said(watched)).isEqualTo(said(plain));
      mustLeaveNoMore(left(watched), left(plain));
      mustBeWell(child);
    }
  }

  /** A full heap is collected again and again. */
  private static List<String> ask(ChildJvm child, String command) {
    child.say(command);
    return child.await("done", Duration.ofSeconds(100));
  }

  private ChildJvmCommand child(Jdk jdk, String... jvmOptions) {
    return ChildJvm.on(jdk).jvm(jvmOptions).main("Edges", Programs.empty(folder));
  }

  private static List<String> said(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("left ")).toList();
  }

  private static List<Integer> left(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("left "))
        .map(line -> Integer.valueOf(line.substring("left ".length())))
        .toList();
  }

  private static void mustLeaveNoMore(List<Integer> watched, List<Integer> plain) {
    for (int i = 0; i < plain.size(); i++) {
      assertThat(watched.get(i)).isLessThanOrEqualTo(plain.get(i) + LOST_BY_THE_JDK);
    }
  }

  private static void mustBeWell(ChildJvm child) {
    String work = child.ask("use", "done").get(0);
    assertThat(work).contains("in 10; ").doesNotContain("NoClassDef").doesNotContain("Overflow");
    AgentReport report = AgentReport.of(child);
    int sum =
        Stream.of("tracked", "preAttach", "jvm", "agent", "unknown").mapToInt(report::ledger).sum();
    assertThat(sum).isEqualTo(report.ledger("kernel"));
    assertThat(child.stderr()).allMatch(line -> line.startsWith(SAID_BY_THE_JVM));
  }
}
