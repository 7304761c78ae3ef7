package io.descry.diagnosis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.knowledge.Exclusions;
import io.descry.knowledge.Knowledge;
import io.descry.knowledge.KnownLeaks;
import io.descry.report.Excluded;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Verdict;
import org.junit.jupiter.api.Test;

class ExcludingTest {

  private static final String LINE = "com.acme.Cache.load(Cache.java:31)";

  private final Timeline timeline = new Timeline();

  private void exclude(String text) {
    timeline.options =
        DiagnosisOptions.DEFAULT.with(
            new Knowledge(Exclusions.parse("expected.txt", text), KnownLeaks.NONE));
  }

  private Timeline.Source leak(String line) {
    Timeline.Source site = timeline.file(line);
    for (int second = 0; second < 10; second++) {
      site.open(3);
      timeline.tick();
    }
    return site;
  }

  @Test
  void a_growing_site_that_is_excluded_is_expected_with_the_reason_and_in_no_finding() {
    exclude("class com.acme.Cache reason=\"open for the life of the service\" until=2027-01-31");
    Timeline.Source site = leak(LINE);

    Report report = timeline.report();

    SiteRow row = Timeline.row(report, site);
    assertThat(report.findings).isEmpty();
    assertThat(row.verdict).isEqualTo(Verdict.EXPECTED);
    assertThat(row.reason)
        .startsWith(
            "open for the life of the service (expected.txt line 1, until 2027-01-31);"
                + " otherwise growing: the lowest open count rose");
  }

  @Test
  void its_twin_in_another_class_is_blamed_as_ever() {
    exclude("class com.acme.Cache reason=x");
    Timeline.Source site = leak("com.acme.Conf.load(Conf.java:31)");

    Report report = timeline.report();

    assertThat(report.findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.sites).containsExactly(site.site.fingerprint));
    assertThat(report.excluded).isNotNull();
    assertThat(report.excluded.sites).isZero();
    assertThat(report.excluded.rules).singleElement().matches(rule -> rule.sites == 0);
  }

  @Test
  void what_is_hidden_is_counted_permanent_leaks_too() {
    exclude("package com.acme reason=x\ntarget /nothing reason=y");
    Timeline.Source site = timeline.file(LINE).open(7);
    site.orphan(2);
    timeline.tick();

    Report report = timeline.report();

    Excluded excluded = report.excluded;
    assertThat(report.findings).isEmpty();
    assertThat(excluded).isNotNull();
    assertThat(excluded.file).isEqualTo("expected.txt");
    assertThat(excluded.sites).isEqualTo(1);
    assertThat(excluded.handles).isEqualTo(7);
    assertThat(excluded.orphaned).isEqualTo(2);
    assertThat(excluded.descriptors).isEqualTo(7);
    assertThat(excluded.rules).extracting(rule -> rule.sites).containsExactly(1L, 0L);
  }

  @Test
  void a_rule_that_is_over_hides_nothing_and_says_so() {
    exclude("class com.acme.Cache reason=x until=2020-01-31");
    leak(LINE);

    Report report = timeline.report();

    assertThat(report.findings).hasSize(1);
    assertThat(report.excluded).isNotNull();
    assertThat(report.excluded.rules).singleElement().matches(rule -> rule.over);
  }

  @Test
  void a_target_does_not_hide_what_the_collector_closed() {
    exclude("target /etc/app/* reason=x");
    Timeline.Source seen = timeline.file(LINE).open(5);
    seen.recover(2);
    Timeline.Source held = timeline.file("com.acme.Other.load(Other.java:1)").open(5);
    held.orphan(1);
    timeline.tick();

    Report report = timeline.report();

    assertThat(Timeline.row(report, seen).verdict).isEqualTo(Verdict.RECOVERED);
    assertThat(Timeline.row(report, held).verdict).isEqualTo(Verdict.EXPECTED);
  }

  @Test
  void a_finding_that_is_excluded_from_now_on_is_withdrawn_with_the_reason() {
    leak(LINE);
    assertThat(timeline.report().findings).hasSize(1);

    exclude("class com.acme.Cache reason=\"as agreed\"");
    timeline.tick();

    assertThat(timeline.report().withdrawn)
        .singleElement()
        .satisfies(
            gone ->
                assertThat(gone.reason).startsWith("excluded: as agreed (expected.txt line 1)"));
  }

  @Test
  void without_a_file_the_report_has_no_such_section() {
    timeline.file(LINE).open(1);

    assertThat(timeline.report().excluded).isNull();
  }
}
