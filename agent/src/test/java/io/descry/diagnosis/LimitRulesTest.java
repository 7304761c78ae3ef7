package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Endpoint;
import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import io.descry.model.RemoteCount;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about what runs out though nothing leaks. */
class LimitRulesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void at_exhaustion_the_site_that_holds_most_is_named_without_growth() {
    timeline.limits = new Limits(32, 32);
    timeline.file("com.acme.Small.read(Small.java:1)").open(3);
    timeline.source(HandleKind.PIPE, LINE).open(25);

    assertThat(timeline.report().findings).isEmpty();
    assertThat(timeline.report(Trigger.EMFILE).findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("exhausted");
              assertThat(finding.certainty).isEqualTo(Verdict.SUSPECT);
              assertThat(finding.title)
                  .isEqualTo(
                      "Descriptors ran out: 25 of 28 (limit 32) are held by pipe opened at "
                          + LINE);
            });
  }

  @ParameterizedTest
  @CsvSource({"7, accept-starved, ; 7 connections waiting to be accepted", "0, exhausted, ''"})
  void a_server_that_cannot_accept_is_the_victim(long backlog, String rule, String victim) {
    timeline.limits = new Limits(32, 32);
    timeline.source(HandleKind.SERVER_SOCKET, "com.acme.Srv.run(Srv.java:9)").listen(80, backlog);
    timeline.source(HandleKind.PIPE, LINE).open(25);

    assertThat(timeline.report(Trigger.EMFILE).findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo(rule);
              assertThat(finding.title)
                  .isEqualTo(
                      "Descriptors ran out: 25 of 26 (limit 32) are held by pipe opened at "
                          + LINE
                          + victim);
            });
  }

  @Test
  void an_opening_that_failed_in_a_peak_that_no_tick_saw_blames_nobody() {
    timeline.limits = new Limits(1_024, 1_024);
    timeline.file(LINE).open(30);
    timeline.tick();

    assertThat(timeline.report(Trigger.EMFILE).findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("limit-too-low");
              assertThat(finding.title)
                  .isEqualTo(
                      "Not a leak: descriptors came to 1024 of 1024 and went back to 30; 1 opening"
                          + " failed, the last 0 s ago");
              assertThat(finding.advice).contains("4096");
            });
  }

  @Test
  void a_peak_near_the_limit_that_went_back_is_a_limit_not_a_leak() {
    timeline.limits = new Limits(1_000, 1_000);
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE).open(900);
    timeline.tick();
    assertThat(timeline.report().findings).isEmpty();
    site.close(850);
    timeline.tick();

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause).isEqualTo(Cause.LIMIT);
              assertThat(finding.title)
                  .isEqualTo("Not a leak: descriptors came to 900 of 1000 and went back to 50");
              assertThat(finding.advice).contains("3600");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "supervisord, 1024, 600, true",
    "supervisord, 1024, 100, false",
    "supervisord, 65536, 600, false",
    "bash, 1024, 600, false"
  })
  void a_low_limit_of_a_supervisor_is_named_once_half_of_it_is_used(
      String command, long limit, int used, boolean named) {
    timeline.limits = new Limits(limit, limit);
    timeline.limitFrom = new ParentProcess(812, command, null);
    timeline.file(LINE).open(used);

    List<Finding> findings = timeline.report().findings;

    assertThat(findings.stream().anyMatch(one -> one.rule.equals("inherited-limit")))
        .isEqualTo(named);
  }

  @Test
  void what_was_open_before_a_late_attach_is_said() {
    timeline.preAttach = 300;
    timeline.file(LINE).open(10);

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("late-attach"));
  }

  @Test
  void an_early_attach_is_not_worth_a_word() {
    timeline.preAttach = 40;

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void ports_in_time_wait_towards_one_remote_are_churn() {
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("10.0.0.5", 443), 20_000));
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE);
    for (int second = 0; second < 10; second++) {
      site.openAndClose(470);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code).isEqualTo("DSC-CHURN");
              assertThat(finding.title)
                  .isEqualTo(
                      "Not a descriptor leak: 20000 of 28232 local ports wait in TIME_WAIT towards"
                          + " 10.0.0.5:443; 470/s new connections are opened at "
                          + LINE);
            });
  }

  @Test
  void a_few_ports_in_time_wait_are_normal() {
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("10.0.0.5", 443), 9_000));

    assertThat(timeline.report().findings).isEmpty();
  }
}
