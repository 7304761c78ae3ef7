package io.descry.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.knowledge.Exclusions;
import io.descry.knowledge.Knowledge;
import io.descry.knowledge.KnownLeaks;
import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownLibraryLeakTest {

  private static final String OPENER = "com.acme.Net.open(Net.java:12)";
  private static final String LINE = "com.shop.Cart.load(Cart.java:31)";

  private static final String ROWS =
      "[{'artifact': 'acme-net', 'from': '1.0', 'fixed': '1.2.1', 'kinds': 'file-input',"
          + " 'frames': 'com.acme.Net.open', 'symptom': 'keeps its files when refused',"
          + " 'issue': 'NET-7', 'source': 'https://acme.com/NET-7', 'checked': 'read'}]";

  private final Timeline timeline = new Timeline();

  @BeforeEach
  void know() {
    KnownLeaks leaks = KnownLeaks.parse("leaks.json", ROWS.replace('\'', '"'));
    assertThat(leaks.problems).isEmpty();
    timeline.options = DiagnosisOptions.DEFAULT.with(new Knowledge(Exclusions.NONE, leaks));
  }

  private Timeline.Source library(String name, String version) {
    return timeline.library(HandleKind.FILE_INPUT, new Artifact(name, version), OPENER, LINE);
  }

  private Report grow(Timeline.Source site) {
    for (int second = 0; second < 10; second++) {
      site.open(3);
      timeline.tick();
    }
    return timeline.report();
  }

  @Test
  void a_leak_of_a_version_that_is_known_to_leak_is_told_with_the_issue_and_the_remedy() {
    Timeline.Source site = library("acme-net", "1.2.0");

    Report report = grow(site);

    assertThat(report.findings).hasSize(1);
    Finding finding = report.findings.get(0);
    assertThat(finding.rule).isEqualTo("known-library-leak");
    assertThat(finding.sites).containsExactly(site.site.fingerprint);
    assertThat(finding.title)
        .startsWith("known leak: acme-net 1.2.0 keeps its files when refused (NET-7): ")
        .contains(LINE);
    assertThat(finding.advice).startsWith("Upgrade to acme-net 1.2.1: https://acme.com/NET-7.");
    assertThat(finding.evidence)
        .containsEntry("knownLeak", "NET-7")
        .containsEntry("knownLeakCertainty", "certain")
        .containsEntry("knownLeakChecked", "read")
        .containsEntry("fixedIn", "1.2.1");
  }

  @ParameterizedTest
  @CsvSource({"acme-net,1.2.1", "acme-net,0.9", "acme-net,1.10", "other-net,1.2.0"})
  void its_twin_of_another_version_or_library_is_a_leak_as_any_other(String name, String version) {
    Report report = grow(library(name, version));

    assertThat(report.findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isNotEqualTo("known-library-leak"))
        .satisfies(finding -> assertThat(finding.evidence).doesNotContainKey("knownLeak"));
  }

  @ParameterizedTest
  @CsvSource({"com.acme.Net.close(Net.java:12)", "com.acme.Network.open(Network.java:1)"})
  void its_twin_that_opens_elsewhere_in_the_library_is_a_leak_as_any_other(String opener) {
    Artifact library = new Artifact("acme-net", "1.2.0");

    Report report = grow(timeline.library(HandleKind.FILE_INPUT, library, opener, LINE));

    assertThat(report.findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isNotEqualTo("known-library-leak"));
  }

  @Test
  void its_twin_of_another_kind_is_a_leak_as_any_other() {
    Artifact library = new Artifact("acme-net", "1.2.0");

    Report report = grow(timeline.library(HandleKind.FILE_OUTPUT, library, OPENER, LINE));

    assertThat(report.findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isNotEqualTo("known-library-leak"));
  }

  @Test
  void a_site_that_neither_grows_nor_leaks_is_no_finding_in_whatever_version() {
    Timeline.Source site = library("acme-net", "1.2.0");
    for (int second = 0; second < 10; second++) {
      site.openAndClose(3);
      timeline.tick();
    }

    assertThat(timeline.report().findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({",", "unspecified"})
  void where_the_version_is_not_known_the_leak_stands_and_its_cause_may_be(String version) {
    Timeline.Source unknown = library("acme-net", version);

    Finding finding = grow(unknown).findings.get(0);

    assertThat(finding.rule).isEqualTo("known-library-leak");
    assertThat(finding.title).startsWith("may be a known leak: acme-net");
    assertThat(finding.title).contains("before 1.2.1 (its version is not known)");
    assertThat(finding.advice).startsWith("Look up the version of acme-net; if it is older, ");
    assertThat(finding.evidence).containsEntry("knownLeakCertainty", "suspect");
  }

  @Test
  void a_permanent_leak_stays_certain_whatever_the_version() {
    Timeline.Source site = library("acme-net", null).open(3);
    site.orphan(2);
    timeline.tick();

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("known-library-leak"))
        .satisfies(finding -> assertThat(finding.certainty).isEqualTo(Verdict.PERMANENT));
  }

  @ParameterizedTest
  @CsvSource({"1.2.6, true", "1.3.1, false"})
  void clients_that_ktor_1_2_builds_one_by_one_are_known(String version, boolean known)
      throws IOException {
    timeline.options = DiagnosisOptions.DEFAULT.with(new Knowledge(Exclusions.NONE, builtIn()));
    Timeline.Source clients =
        timeline.library(
            HandleKind.HTTP_CLIENT,
            new Artifact("ktor-client-okhttp", version),
            "io.ktor.client.engine.okhttp.OkHttpEngine.<init>(OkHttpEngine.kt:30)",
            LINE);

    Report report = grow(clients);

    assertThat(report.findings)
        .singleElement()
        .satisfies(f -> assertThat(f.rule.equals("known-library-leak")).isEqualTo(known))
        .satisfies(f -> assertThat(f.title.contains("ktor issue 1340")).isEqualTo(known));
  }

  private static KnownLeaks builtIn() throws IOException {
    try (InputStream rows =
        KnownLibraryLeakTest.class.getResourceAsStream("/io/descry/agent/known-leaks.json")) {
      return KnownLeaks.parse(
          "known-leaks.json", new String(rows.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
