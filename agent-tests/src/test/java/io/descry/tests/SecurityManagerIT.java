package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import io.descry.tests.harness.SafetyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under a security manager the agent works, and the application is allowed and refused what it is
 * without it: policies that grant the agent nothing, and managers of the application's own.
 */
@Safety("security manager")
class SecurityManagerIT {

  /** Security managers are gone from 24 on: the JVM refuses the option. */
  private static final int LAST = 23;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The JVM's own, from 17 on; see the agent's HOW_IT_WORKS.md. */
  private static final String BOOT_PATH = "Sharing is only supported for boot loader classes";

  /** What the build runs. */
  private static final Set<Guard> QUICK =
      EnumSet.of(Guard.HOSTILE_POLICY, Guard.RECORDS, Guard.DENIES);

  @TempDir Path folder;
  private Path allowed;

  /** A policy or a manager, and how many files the program can open under it. */
  enum Guard implements SafetyRow {
    EMPTY_POLICY("security manager: an empty policy", true, 0, ""),
    DEFAULT_POLICY("security manager: the JDK's default policy", true, 0, null),
    HOSTILE_POLICY(
        "security manager: a policy that grants nothing to the agent's jar",
        true,
        5,
        "grant codeBase \"file:PROGRAMS/-\" { permission java.io.FilePermission \"FILE\", \"read\";"
            + " permission java.net.SocketPermission \"localhost:0\", \"listen\"; };"),
    ALL_GRANTED(
        "security manager: a policy that grants everything",
        true,
        6,
        "grant { permission java.security.AllPermission; };"),
    RECORDS(
        "security manager: the application's own, that records each call", false, 6, "records") {
      @Override
      public String result(int jdk) {
        return "works, same output; nothing more is asked on the application's threads, but for the"
            + " JDK's own classes";
      }
    },
    DENIES(
        "security manager: the application's own, set later, that denies all files and sockets to"
            + " everybody",
        false,
        0,
        "denies later") {
      @Override
      public String result(int jdk) {
        return "same output; a report that is asked for says why it cannot be made";
      }
    },
    DENIES_AT_ONCE(
        "security manager: the application's own, set at its start, that denies all files and"
            + " sockets to everybody",
        false,
        0,
        "denies") {
      @Override
      public String result(int jdk) {
        return "same output, but for one line (DSC-START): the agent leaves";
      }
    };

    private final String tried;
    private final boolean byOption;
    private final int files;
    private final String text;

    Guard(String tried, boolean byOption, int files, String text) {
      this.tried = tried;
      this.byOption = byOption;
      this.files = files;
      this.text = text;
    }

    @Override
    public String tried() {
      return tried;
    }

    @Override
    public String result(int jdk) {
      return "works, same output";
    }
  }

  @BeforeEach
  void makeTheFile() throws IOException {
    allowed = Files.writeString(folder.resolve("allowed.txt"), "text");
  }

  static Stream<Arguments> jdksAndGuards() {
    Set<Guard> guards = Safeties.full() ? EnumSet.allOf(Guard.class) : QUICK;
    return jdks().flatMap(jdk -> guards.stream().map(guard -> Arguments.of(jdk, guard)));
  }

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> jdk.feature() <= LAST);
  }

  @ParameterizedTest
  @MethodSource("jdksAndGuards")
  void a_program_may_do_what_it_may_without_the_agent_and_is_tracked(Jdk jdk, Guard guard)
      throws IOException {
    Output plain = run(guarded(jdk, guard), guard, false);

    Output watched = run(guarded(jdk, guard).agent("interval=0"), guard, true);

    assertThat(watched.withoutChecks()).isEqualTo(plain.withoutChecks());
    // Fewer where the agent's start has initialised a class of the JDK already.
    assertThat(plain.checks()).containsAll(watched.checks());
  }

  @Safety("security manager: attached under a policy that grants nothing to the agent's jar")
  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_comes_later_under_a_policy_that_grants_it_nothing(Jdk jdk) throws IOException {
    try (ChildJvm child = guarded(jdk, Guard.HOSTILE_POLICY).start()) {
      child.await("ready");

      CommandLine.Result attached = CommandLine.run("attach", String.valueOf(child.pid()));

      assertThat(attached.out()).as(attached.err()).contains("is in, by attach");
      assertThat(attached.out()).contains("failed: 0");
      assertThat(CommandLine.run("detach", String.valueOf(child.pid())).exit()).isZero();
      assertThat(child.end()).isZero();
    }
  }

  private ChildJvmCommand guarded(Jdk jdk, Guard guard) throws IOException {
    ChildJvmCommand command = ChildJvm.on(jdk).main("Guarded", allowed);
    if (!guard.byOption) {
      command.arguments(guard.text.split(" "));
      return jdk.feature() < 12 ? command : command.jvm("-Djava.security.manager=allow");
    }
    if (guard.text != null) {
      command.jvm("-Djava.security.policy==" + policy(guard));
    }
    return command.jvm("-Djava.security.manager");
  }

  private Path policy(Guard guard) throws IOException {
    String programs = Path.of(System.getProperty("descry.programs")).toString();
    String text = guard.text.replace("PROGRAMS", programs).replace("FILE", allowed.toString());
    return Files.writeString(folder.resolve(guard + ".policy"), text);
  }

  private Output run(ChildJvmCommand command, Guard guard, boolean watched) {
    try (ChildJvm child = command.start()) {
      if (guard == Guard.DENIES) {
        child.await("waiting");
        mustHaveBegun(child, watched);
        child.say("go on");
      }
      child.await("ready");
      if (watched) {
        await().atMost(PATIENCE).untilAsserted(() -> mustBeAsIs(child, guard));
      }
      return new Output(child.end(), child.stdout(), ownErrors(child));
    }
  }

  private static void mustHaveBegun(ChildJvm child, boolean watched) {
    if (watched) {
      assertThat(AgentReport.of(child).ledger("unknown")).isZero();
    }
  }

  private static void mustBeAsIs(ChildJvm child, Guard guard) {
    switch (guard) {
      case DENIES_AT_ONCE:
        assertThat(child.stderr()).anyMatch(line -> line.startsWith("DSC-START "));
        break;
      case DENIES:
        assertThat(CommandLine.run("report", String.valueOf(child.pid())).err())
            .contains("SecurityException");
        break;
      default:
        mustBeTracked(AgentReport.of(child), guard);
    }
  }

  private static List<String> ownErrors(ChildJvm child) {
    List<String> errors = new ArrayList<>(child.stderr());
    errors.removeIf(line -> line.contains(BOOT_PATH) || line.startsWith("DSC-START "));
    return errors;
  }

  private static void mustBeTracked(AgentReport report, Guard guard) {
    long files =
        report
            .sites()
            .filter(site -> site.applicationFrame().filter(f -> f.contains("Guarded.")).isPresent())
            .filter(site -> site.kind().startsWith("file-"))
            .mapToLong(site -> site.count("open"))
            .sum();
    assertThat(report.ledger("unknown")).isZero();
    assertThat(files).isGreaterThanOrEqualTo(guard.files);
  }

  private record Output(int exit, List<String> out, List<String> err) {

    private static final String CHECK = "asked: ";

    /** But for the JDK's own files, which it may read for a hook that is woven late. */
    List<String> checks() {
      return out.stream()
          .filter(line -> line.startsWith(CHECK))
          .filter(line -> !line.matches(".*(/lib/rt.jar|net.properties|accessSystemModules).*"))
          .distinct()
          .toList();
    }

    Output withoutChecks() {
      return new Output(exit, out.stream().filter(line -> !line.startsWith(CHECK)).toList(), err);
    }
  }
}
