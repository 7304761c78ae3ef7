package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service whose owner has written down what it may hold, and which leaks nevertheless. */
class ExcludeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String RULES =
      """
      # What the service holds for its life.
      class io.descry.tests.programs.Service reason="as the owner says" until=2099-12-31
      class io.descry.tests.programs.Service
      package com.acme reason=idle
      target /proc/** reason=over until=2020-01-31
      """;

  private static final String LEAKS =
      """
      [{"artifact": "acme-net", "from": "1.0", "fixed": "1.2", "kinds": "socket", "frames": "a.B",
        "symptom": "leaks", "issue": "NET-7", "source": "https://acme.com/7", "checked": "read"},
       {"artifact": "acme-io", "from": "1.0"}]
      """;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_leak_that_its_owner_expects_is_no_finding_until_the_file_says_otherwise(Jdk jdk)
      throws IOException {
    Path rules = Files.writeString(folder.resolve("expected.txt"), RULES);
    Path leaks = Files.writeString(folder.resolve("leaks.json"), LEAKS);
    String options = "exclude=" + rules + ",known-leaks=" + leaks;
    try (ChildJvm child =
        ChildJvm.on(jdk).main("Service").limit(64).agent("log=simple," + options).start()) {
      child.await("ready");
      child.ask("forget 3", "forgot");
      child.ask("fill 0", "filled");

      AgentReport report = AgentReport.of(child);

      assertThat(report.leaks()).isEmpty();
      ReportSchema.ofTheJar().mustHold(report);
      hides_the_line_and_counts_what_it_hid(report);
      the_lines_that_are_wrong_are_named(child);
      the_status_names_the_idle_rules(child);

      child.ask("free", "freed");
      Files.writeString(rules, "package com.acme reason=idle\n");
      attach(child, rules);
      assertThat(AgentReport.of(child).root().get("excluded").get("rules")).hasSize(1);
      assertThat(leaksSoon(child)).as("the leak, once it is not expected").isNotEmpty();

      Files.writeString(rules, RULES);
      attach(child, rules);
      await().atMost(PATIENCE).until(() -> AgentReport.of(child).leaks().isEmpty());
      assertThat(child.end()).isZero();
    }
  }

  private static void hides_the_line_and_counts_what_it_hid(AgentReport report) {
    assertThat(report.sites())
        .filteredOn(site -> site.applicationFrame().orElse("").matches(".*Service.(open|forget).*"))
        .filteredOn(site -> !site.verdict().equals("none")) // all closed
        .isNotEmpty()
        .allMatch(site -> site.verdict().equals("expected"))
        .allMatch(site -> reason(site).startsWith("as the owner says (expected.txt line 2, until"));
    JsonNode excluded = report.root().get("excluded");
    assertThat(excluded.get("sites").asLong()).isPositive();
    assertThat(excluded.get("descriptors").asLong()).isGreaterThan(20);
  }

  private static String reason(AgentReport.Site site) {
    return site.row().get("reason").asText();
  }

  private static void the_lines_that_are_wrong_are_named(ChildJvm child) {
    child.awaitErrorWith("exclude=expected.txt line 3 ", PATIENCE);
    child.awaitErrorWith("known-leaks=leaks.json row 2 (line 3): no fixed; expected", PATIENCE);
  }

  private static void the_status_names_the_idle_rules(ChildJvm child) {
    Result status = CommandLine.run("status", String.valueOf(child.pid()));

    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out())
        .contains("expected sites: expected.txt has 3 rules and hides ")
        .contains("line 4 (package com.acme): matches no site now")
        .contains("line 5 (target /proc/**): ended on 2020-01-31");
  }

  /** An attach with an option makes an agent that is in read its files again. */
  private static void attach(ChildJvm child, Path rules) {
    Result result = CommandLine.run("attach", String.valueOf(child.pid()), "exclude=" + rules);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  private static List<JsonNode> leaksSoon(ChildJvm child) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .pollInSameThread()
        .until(() -> leaksAfterOneMore(child), leaks -> !leaks.isEmpty());
  }

  private static List<JsonNode> leaksAfterOneMore(ChildJvm child) {
    child.ask("hold 1", "held");
    return AgentReport.of(child).leaks();
  }
}
