package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.text.TextRenderer;
import io.descry.export.text.Times;
import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.TcpState;
import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state of the process, its reason and the forecast, over lives with a known truth. */
class StatesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();
  private Timeline.Source site;

  @BeforeEach
  void a_program_with_one_site() {
    timeline.limits = new Limits(1_024, 1_024);
    site = timeline.file(LINE);
  }

  @Test
  void a_leak_of_which_nothing_was_closed_is_watched_in_the_first_report() {
    leak(5, 2);

    Report report = timeline.report();

    assertThat(report.state).isEqualTo(ProcessState.WATCHING);
    assertThat(report.stateReason).isEqualTo("what is not judged yet rises by 120/min");
    assertThat(report.limits.millisToExhaustion).as("from the first minutes").isNull();
    assertThat(new TextRenderer().render(report))
        .contains("Not judged yet:\n  10 file-input handles open at " + LINE);
  }

  @Test
  void a_leak_that_grows_is_a_leak_with_a_forecast() {
    leak(60, 1);

    Report report = timeline.report();

    assertThat(report.state).isEqualTo(ProcessState.LEAK);
    assertThat(report.limits.millisToExhaustion).isBetween(930_000L, 970_000L);
    assertThat(report.findings.get(0).holds).isEqualTo(60);
  }

  @Test
  void a_leak_whose_traffic_stops_is_paused_and_keeps_its_line() {
    leak(60, 1);
    timeline.report();
    long stopped = timeline.now;
    quiet(10 * 60);

    Report report = timeline.report();

    Finding finding = report.findings.get(0);
    assertThat(report.state).isEqualTo(ProcessState.PAUSED);
    assertThat(report.stateReason).isEqualTo("1 leak holds 60 descriptors and does not grow now");
    assertThat(report.limits.millisToExhaustion).isNull();
    assertThat(finding.status).isEqualTo(FindingStatus.PAUSED);
    assertThat(finding.lastGrewAt).isEqualTo(stopped);
    assertThat(finding.line.frame).isEqualTo(LINE);
    assertThat(new TextRenderer().render(report))
        .contains("\nDSC-LEAK paused: 60 streams")
        .contains("for 10 min, paused since\n    " + Times.iso(stopped) + "\n");
    assertThat(finding.title)
        .isEqualTo(
            "60 streams (/etc/app/config.yml) opened at "
                + LINE
                + " were not closed, none more now");
  }

  @Test
  void the_forecast_ends_within_two_minutes_of_the_leak() {
    leak(300, 1);
    assertThat(timeline.report().limits.millisToExhaustion).isNotNull();

    quiet(120);

    assertThat(timeline.report().limits.millisToExhaustion).isNull();
  }

  @Test
  void a_leak_that_goes_on_after_a_pause_is_a_leak_again() {
    leak(60, 1);
    String id = timeline.report().findings.get(0).id;
    quiet(600);
    timeline.report();
    leak(150, 1);

    Report report = timeline.report();

    assertThat(report.state).isEqualTo(ProcessState.LEAK);
    assertThat(report.findings.get(0).id).isEqualTo(id);
  }

  @Test
  void what_fills_at_start_and_holds_is_neither_forecast_nor_suspect() {
    for (int second = 0; second < 120; second++) {
      site.open(2);
      site.openAndClose(5);
      timeline.tick();
    }
    for (int second = 0; second < 180; second++) {
      site.openAndClose(5);
      timeline.tick();
    }

    Report report = timeline.report();

    assertThat(report.limits.millisToExhaustion).isNull();
    assertThat(report.state).isNotIn(ProcessState.LEAK, ProcessState.FILLING);
  }

  @Test
  void four_fifths_of_the_limit_is_filling_whoever_holds_them() {
    site.open(825);
    quiet(60);

    Report report = timeline.report();

    assertThat(report.state).isEqualTo(ProcessState.FILLING);
    assertThat(report.stateReason).isEqualTo("81 % of the limit is used");
  }

  @Test
  void an_opening_that_failed_is_exhausted_for_five_minutes() {
    quiet(60);
    timeline.report(Trigger.EMFILE);
    quiet(4 * 60);
    Report afterFour = timeline.report();
    quiet(2 * 60);
    Report afterSix = timeline.report();

    assertThat(afterFour.state).isEqualTo(ProcessState.EXHAUSTED);
    assertThat(afterFour.stateReason)
        .isEqualTo("1 opening failed because no descriptor was free, the last 4 min ago");
    assertThat(afterSix.state).isEqualTo(ProcessState.LIMIT);
  }

  @Test
  void bursts_at_the_limit_are_one_finding_until_ten_minutes_after_the_last() {
    String id = burst();
    for (int i = 0; i < 5; i++) {
      quiet(60);
      assertThat(burst()).isEqualTo(id);
    }
    quiet(9 * 60);
    Report after = timeline.report();
    quiet(2 * 60);
    Report over = timeline.report();

    assertThat(after.findings).extracting(finding -> finding.id).containsExactly(id);
    assertThat(after.findings.get(0).title)
        .isEqualTo(
            "Not a leak: descriptors came to 1024 of 1024 and went back to 30; 6 openings failed,"
                + " the last 9 min ago");
    assertThat(over.findings).isEmpty();
    assertThat(over.withdrawn).extracting(gone -> gone.id).containsExactly(id);
  }

  /** A table that is full for some seconds; the id of the one finding. */
  private String burst() {
    site.open(1_024 - site.open.size());
    timeline.tick();
    Report report = timeline.report(Trigger.EMFILE);
    site.close(994);
    timeline.tick();
    assertThat(report.state).isEqualTo(ProcessState.EXHAUSTED);
    assertThat(report.counts.used + report.counts.free).isEqualTo(1_024);
    assertThat(report.findings).hasSize(1);
    assertThat(report.withdrawn).isEmpty();
    return timeline.report().findings.get(0).id;
  }

  @Test
  void what_was_higher_in_between_is_said_with_its_time() {
    site.open(10);
    timeline.tick();
    timeline.report();
    site.open(700);
    timeline.tick();
    long at = timeline.now;
    site.close(700);
    quiet(20);

    Report report = timeline.report();

    assertThat(report.counts.highestUsed.value).isEqualTo(710);
    assertThat(report.counts.highestUsed.at).isEqualTo(at);
    assertThat(report.counts.lowestFree.value).isEqualTo(314);
    assertThat(timeline.report().counts.highestUsed.value).isEqualTo(10);
  }

  @Test
  void a_finding_keeps_its_id_when_its_rule_changes() {
    Timeline.Source calls = timeline.source(HandleKind.SOCKET, LINE);
    for (int second = 0; second < 900; second++) {
      calls.openSocket(40_000 + second, 443, TcpState.ESTABLISHED);
      timeline.tick();
    }
    Finding before = timeline.report().findings.get(0);
    calls.sockets.replaceAll(
        (id, socket) -> timeline.connection(id, socket.local.port, 443, TcpState.CLOSE_WAIT));
    quiet(5);

    Report report = timeline.report();

    assertThat(report.findings.get(0).rule).isEqualTo("close-wait").isNotEqualTo(before.rule);
    assertThat(report.findings.get(0).id).isEqualTo(before.id);
    assertThat(report.withdrawn).isEmpty();
  }

  @Test
  void what_the_collector_closed_is_over_an_hour_after_the_last() {
    site.open(5);
    timeline.tick();
    site.recover(5);
    quiet(30 * 60);
    Report halfAnHour = timeline.report();
    quiet(61 * 60);
    Report later = timeline.report();

    assertThat(halfAnHour.findings).hasSize(1);
    assertThat(halfAnHour.findings.get(0).collected).isEqualTo(5);
    assertThat(later.findings).isEmpty();
    assertThat(later.withdrawn.get(0).reason).startsWith("holds nothing: none open");
  }

  @Test
  void what_buys_time_is_computed_once_for_the_process() {
    leak(60, 1);

    assertThat(timeline.report().interimAdvice)
        .isEqualTo(
            "prlimit --pid 4711 --nofile=65536:65536 (full in about 17 h instead of 15 min)");
  }

  @Test
  void no_higher_limit_is_advised_where_none_is_near() {
    timeline.limits = new Limits(65_536, 65_536);
    site.open(10);
    quiet(200);

    assertThat(timeline.report().interimAdvice).isNull();
  }

  @Test
  void a_site_that_lost_one_of_ten_says_so() {
    Timeline.Source sockets = timeline.source(HandleKind.SOCKET, LINE).open(10);
    sockets.openAndClose(500);
    sockets.orphan(1);
    quiet(10);

    assertThat(timeline.report().findings.get(0).title)
        .isEqualTo(
            "1 of 10 sockets (/etc/app/config.yml) opened at "
                + LINE
                + " was dropped without close and is open for the life of this JVM");
  }

  private void leak(int seconds, int perSecond) {
    for (int second = 0; second < seconds; second++) {
      site.open(perSecond);
      timeline.tick();
    }
  }

  private void quiet(int seconds) {
    for (int second = 0; second < seconds; second++) {
      timeline.tick();
    }
  }
}
