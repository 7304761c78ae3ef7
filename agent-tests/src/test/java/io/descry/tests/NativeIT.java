package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Descriptor;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.AgentReport.Site;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's native transports: what epoll opens in C has its owner, its line and its end. */
class NativeIT {

  private static final String LEAK = "io.descry.tests.programs.NettyEpoll.leak(NettyEpoll.java:";

  static Stream<Arguments> jdksAndVersions() {
    return Jdks.some()
        .flatMap(jdk -> Stream.of("netty41", "netty42").map(netty -> Arguments.of(jdk, netty)));
  }

  @BeforeEach
  void needs_the_library_that_is_built_for_this_processor() {
    assumeTrue(System.getProperty("os.arch").equals("amd64"));
  }

  private static ChildJvmCommand program(Jdk jdk, String netty) {
    ChildJvmCommand command = ChildJvm.on(jdk).main("NettyEpoll");
    Path folder = Path.of(System.getProperty("descry.apps"), netty);
    for (File jar : folder.toFile().listFiles()) {
      command.classPath(jar.toPath());
    }
    return command;
  }

  private static void ask(ChildJvm child, String... commands) {
    for (String command : commands) {
      child.ask(command, "done " + command);
    }
  }

  @ParameterizedTest
  @MethodSource("jdksAndVersions")
  void every_descriptor_of_the_transport_is_tracked_and_its_closes_are_seen(Jdk jdk, String netty) {
    try (ChildJvm child = program(jdk, netty).agent("log=none").jvm("-Xverify:all").start()) {
      child.await("ready");
      ask(child, "serve", "connect", "leak");

      AgentReport busy = AgentReport.of(child);

      assertThat(unknown(busy)).isEmpty();
      assertThat(open(busy, "socket-channel")).isEqualTo(5 + 5 + 5 + 1);
      assertThat(open(busy, "native")).isBetween(2L, 3L);
      assertThat(leaked(busy)).isEqualTo(5);
      mustBeExpected(busy, "an event loop", "native");
      mustBeExpected(busy, "a listener", "socket-channel");
      assertThat(state(busy, "CLOSE_WAIT")).isZero();
      assertThat(state(busy, "ESTABLISHED")).isEqualTo(10);

      ask(child, "close", "stop");
      AgentReport quiet = AgentReport.of(child);

      assertThat(unknown(quiet)).isEmpty();
      assertThat(open(quiet, "socket-channel")).isEqualTo(5);
      assertThat(open(quiet, "native")).isZero();
      ReportSchema.ofTheJar().mustHold(quiet);
    }
  }

  @ParameterizedTest
  @MethodSource("jdksAndVersions")
  void classes_that_are_there_at_an_attach_are_hooked_too(Jdk jdk, String netty) {
    try (ChildJvm child = program(jdk, netty).start()) {
      child.await("ready");
      ask(child, "serve", "connect", "leak");
      Map<Integer, String> before = child.proc().descriptors();
      assertThat(CommandLine.run("attach", String.valueOf(child.pid())).exit()).isZero();

      ask(child, "leak");

      AgentReport report = AgentReport.of(child);
      assertThat(child.proc().since(before)).isNotEmpty();
      assertThat(unknown(report)).isEmpty();
      assertThat(leaked(report)).isEqualTo(5);
      assertThat(CommandLine.run("detach", String.valueOf(child.pid())).exit()).isZero();
      ask(child, "leak", "close", "stop");
      assertThat(child.end()).isZero();
    }
  }

  private static List<String> unknown(AgentReport report) {
    return report
        .descriptors()
        .filter(d -> d.type().equals("unknown"))
        .map(Descriptor::toString)
        .toList();
  }

  private static long open(AgentReport report, String kind) {
    return report.handles().filter(h -> h.kind().equals(kind)).count();
  }

  /** Handles that the program's own line has opened. */
  private static long leaked(AgentReport report) {
    return report
        .handles()
        .map((Handle h) -> report.frame(h))
        .filter(f -> f.startsWith(LEAK))
        .count();
  }

  private static void mustBeExpected(AgentReport report, String reason, String kind) {
    List<String> reasons =
        report
            .sites()
            .filter(site -> site.kind().equals(kind) && site.verdict().equals("expected"))
            .map((Site site) -> site.row().get("reason").asText())
            .toList();
    assertThat(reasons).as(() -> text(report)).anyMatch(said -> said.startsWith(reason));
  }

  private static String text(AgentReport report) {
    StringBuilder text = new StringBuilder();
    for (JsonNode site : report.root().get("sites")) {
      text.append(site).append('\n');
    }
    return text.toString();
  }

  private static long state(AgentReport report, String state) {
    return report.sites().mapToLong(s -> s.row().at("/tcpStates/" + state).asLong()).sum();
  }
}
