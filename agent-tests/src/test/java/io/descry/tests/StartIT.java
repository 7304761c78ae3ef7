package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A start weaves what is loaded; what is not, whoever loads it first. */
class StartIT {

  private static final String CHANNEL = "sun.nio.ch.SocketChannelImpl";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void no_channel_is_loaded_for_its_hooks_before_the_application_begins(Jdk jdk)
      throws IOException {
    if (jdk.feature() < 17) {
      return; // -Xlog is of 9, and 11 comes without the shared archive.
    }
    Path log = folder.resolve("classes.log");

    try (ChildJvm child =
        ChildJvm.on(jdk).jvm("-Xlog:class+load:file=" + log).main("Hello").agent("").start()) {
      assertThat(child.end()).isZero();
    }

    String untilMain = Files.readString(log).split("io[.]descry[.]tests[.]programs[.]Hello")[0];
    assertThat(untilMain).contains("java.io.DescryHooks").doesNotContain(CHANNEL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_loads_where_no_stack_is_left_to_weave_it_is_woven_before_the_first_report(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk).jvm("-Xint").main("EarlyDive").agent("log=none,interval=0").start()) {
      assertThat(child.await("loaded")).contains("loaded 3");
      child.await("ready");
      AgentReport before = AgentReport.of(child);
      child.ask("open", "opened");

      AgentReport report = AgentReport.of(child);

      assertThat(hooks(before).filter(hook -> hook.get("state").asText().equals("failed")))
          .isEmpty();
      assertThat(report.sites().map(AgentReport.Site::kind))
          .contains("socket-channel", "server-socket-channel", "datagram");
      Ledgers.mustAgree(child, () -> "with three channels open");
      assertThat(child.end()).isZero();
    }
  }

  private static Stream<JsonNode> hooks(AgentReport report) {
    return StreamSupport.stream(report.root().get("agent").get("hooks").spliterator(), false);
  }
}
