package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Namespaces;
import io.descry.tests.harness.Safety;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent goes into a running JVM, works there, and leaves it as it was. */
@Safety(
    value = "attach and detach, also at the limit and where the JVM forbids it",
    result = "works, or says why not")
class AttachIT {

  private static final Pattern REDEFINED =
      Pattern.compile("redefined name=(\\S+), count=(\\d+)", Pattern.MULTILINE);

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_that_comes_later_names_the_line_and_leaves_no_trace(Jdk jdk) throws Exception {
    try (ChildJvm child = service(jdk)) {
      Tools.jcmd(child, "VM.version"); // From here on the JVM's own attach listener has its socket.
      Map<Integer, String> before = child.proc().descriptors();

      attach(child);
      names_the_leaking_line(child);
      is_changed_by_a_second_attach_and_not_doubled(child);
      List<String> changed = redefinedOddTimes();
      detach(child);

      assertThat(Tools.agentThreads(child)).isEmpty();
      assertThat(Tools.instances(child, "io.descry.agent.IsolatedLoader")).isZero();
      mustBeTheJvmsOwn(child.proc().since(before).values());
      assertThat(changed).noneMatch(redefinedOddTimes()::contains);
      Result report = run("report", child);
      assertThat(report.exit()).isEqualTo(3);
      assertThat(report.err()).contains("Descry is not in " + child.pid()).contains("attach");
      assertThat(child.end()).isZero();
      assertThat(child.stderr()).allMatch(line -> line.startsWith("WARNING: "));
    }
  }

  /**
   * The jar is on the class path for good; the JDK's providers keep the random devices, and its
   * channels one end of a socket pair, from their first use on; JDK 8 opens its jars when needed.
   */
  private static void mustBeTheJvmsOwn(Collection<String> added) {
    assertThat(added)
        .allMatch(
            target ->
                target.equals(ChildJvm.agentJar().toString())
                    || target.matches("/dev/u?random|socket:.*|.*/jre/lib/[a-z]+\\.jar"));
    assertThat(added.stream().filter(target -> target.startsWith("socket:"))).hasSizeLessThan(2);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_that_left_can_come_again(Jdk jdk) throws Exception {
    try (ChildJvm child = service(jdk)) {
      attach(child);
      detach(child);

      attach(child);

      names_the_leaking_line(child);
      assertThat(Tools.agentThreads(child)).hasSizeLessThan(5);
      detach(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_report_and_a_detach_need_no_free_descriptor_and_an_attach_needs_three(Jdk jdk)
      throws Exception {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").limit(64).start()) {
      child.await("ready");
      child.ask("fill 1", "filled");
      Result refused = run("attach", child);

      child.ask("free", "freed");
      attach(child);
      child.ask("fill 0", "filled");
      // The attach listener waits in accept, which keeps a number that the kernel does not list.
      int full = child.proc().descriptors().size();
      AgentReport report = AgentReport.of(child);
      Result detached = run("detach", child);

      assertThat(refused.exit()).isEqualTo(3);
      assertThat(refused.err()).contains("1 of 64").contains("prlimit");
      assertThat(report.ledger("kernel")).isEqualTo(full);
      assertThat(report.root().get("limits").get("headroom").asInt()).isLessThan(2);
      assertThat(detached.exit()).as(detached.err()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_jvm_that_forbids_it_is_left_alone_with_the_reason(Jdk jdk) {
    for (String flag : forbidding(jdk)) {
      try (ChildJvm child = ChildJvm.on(jdk).jvm(flag).main("Service").start()) {
        child.await("ready");

        Result refused = run("attach", child);

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains(flag).contains("-javaagent");
        assertThat(child.end()).isZero();
      }
    }
  }

  private static List<String> forbidding(Jdk jdk) {
    return jdk.feature() == 8
        ? List.of("-XX:+DisableAttachMechanism")
        : List.of("-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_command_line_without_the_attach_module_speaks_to_the_jvm_itself(Jdk jdk) {
    List<String> without =
        List.of("--limit-modules", "java.base,java.instrument,java.logging,jdk.unsupported");
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").start()) {
      child.await("ready");

      Result attached = Tools.jar(Jdks.running(), without, "attach", child.pid());

      assertThat(attached.err()).isEmpty();
      assertThat(attached.exit()).isZero();
      assertThat(attached.out()).startsWith("attached to " + child.pid());
      assertThat(run("status", child).exit()).isZero();
    }
  }

  @Test
  void a_jvm_with_a_tmp_of_its_own_is_attached_to_from_outside() {
    assumeThat(Namespaces.areAllowed()).as("mount namespaces are allowed").isTrue();
    assumeThat(ChildJvm.agentJar().startsWith("/tmp")).as("the jar would be hidden").isFalse();
    String ownTmp = "mount -t tmpfs none /tmp";
    try (ChildJvm child = ChildJvm.on(Jdks.running()).main("Service").hiding(ownTmp).start()) {
      child.await("ready");

      attach(child);

      child.ask("hold 3", "held");
      assertThat(AgentReport.of(child).ledger("tracked")).isGreaterThanOrEqualTo(3);
      detach(child);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_jdks_own_ways_to_load_an_agent_work_too(Jdk jdk) {
    String option = "-javaagent:" + ChildJvm.agentJar() + "=interval=7s";
    try (ChildJvm child =
        ChildJvm.on(jdk).environment("JAVA_TOOL_OPTIONS", option).main("Service").start()) {
      child.await("ready");
      Tools.awaitAgent(child);
      assertThat(run("status", child).out()).contains("is in, by premain");
      assertThat(child.stderr()).allMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS"));
    }
    if (jdk.feature() > 8) {
      byJcmd(jdk);
    }
  }

  private static void byJcmd(Jdk jdk) {
    try (ChildJvm child = ChildJvm.on(jdk).main("Service").start()) {
      child.await("ready");

      Tools.jcmd(child, "JVMTI.agent_load", ChildJvm.agentJar().toString(), "interval:7s");

      assertThat(run("status", child).out()).contains("is in, by attach");
      child.ask("hold 3", "held");
      assertThat(AgentReport.of(child).ledger("tracked")).isGreaterThanOrEqualTo(3);
    }
  }

  private ChildJvm service(Jdk jdk) {
    String log = "-Xlog:redefine+class+load=info:file=" + redefinitions();
    ChildJvm child =
        jdk.feature() == 8
            ? ChildJvm.on(jdk).main("Service").start()
            : ChildJvm.on(jdk).jvm(log).main("Service").start();
    child.await("ready");
    return child;
  }

  private Path redefinitions() {
    return folder.resolve("redefinitions.log");
  }

  /** Classes that were changed and not changed back; or woven as they loaded, and back now. */
  private List<String> redefinedOddTimes() throws Exception {
    if (!Files.exists(redefinitions())) {
      return List.of();
    }
    Map<String, Long> times =
        REDEFINED
            .matcher(Files.readString(redefinitions()))
            .results()
            .collect(Collectors.groupingBy(AttachIT::className, Collectors.counting()));
    assertThat(times).containsKey("java.io.FileInputStream");
    return times.keySet().stream().filter(name -> times.get(name) % 2 == 1).toList();
  }

  private static String className(MatchResult found) {
    return found.group(1);
  }

  private static Result run(String command, ChildJvm child, String... more) {
    Stream<String> words =
        Stream.concat(Stream.of(command, String.valueOf(child.pid())), Stream.of(more));
    return CommandLine.run(words.toArray(String[]::new));
  }

  private static void attach(ChildJvm child) {
    Result attached = run("attach", child);

    assertThat(attached.exit()).as(attached.err()).isZero();
    assertThat(attached.out())
        .startsWith("attached to " + child.pid())
        .contains("is in, by attach")
        .contains("failed: 0");
  }

  private static void detach(ChildJvm child) {
    Result detached = run("detach", child);

    assertThat(detached.exit()).as(detached.err()).isZero();
    assertThat(detached.out()).startsWith("detached from " + child.pid());
  }

  private static void names_the_leaking_line(ChildJvm child) {
    List<String> answer = child.ask("forget 5", "forgot ");
    String frame = answer.get(answer.size() - 1).substring("forgot ".length());

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Result report = run("report", child);
              assertThat(report.out()).contains(frame);
              assertThat(report.exit()).as(report.out()).isEqualTo(1);
            });
  }

  private static void is_changed_by_a_second_attach_and_not_doubled(ChildJvm child) {
    List<String> threads = Tools.agentThreads(child);
    String hooks = hooks(run("status", child));

    Result again = run("attach", child, "interval=30s");

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("Descry is already in " + child.pid());
    assertThat(hooks(again)).isEqualTo(hooks);
    assertThat(Tools.agentThreads(child)).isEqualTo(threads).isNotEmpty();
    assertThat(Tools.instances(child, "io.descry.agent.IsolatedLoader")).isEqualTo(1);
  }

  private static String hooks(Result status) {
    return status.out().lines().filter(line -> line.startsWith("hooks on: ")).findFirst().get();
  }
}
