package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();
  private final Timeline.Source site = timeline.file(LINE);
  private int files;

  /** Leaks so many handles every so many milliseconds, found within so many seconds. */
  @ParameterizedTest
  @CsvSource({
    "100, 1000, 10",
    "10, 1000, 10",
    "3, 1000, 10",
    "1, 1000, 20",
    "1, 60000, 1500",
    "1, 3600000, 64800",
    "1, 86400000, 777600"
  })
  void a_steady_leak_is_called_growing(int handles, long everyMillis, long withinSeconds) {
    long step = Math.min(everyMillis, 60_000);
    long leaked = 0;
    Verdict verdict = Verdict.NONE;

    for (long at = step; at <= withinSeconds * 1_000; at += step) {
      for (; leaked < at / everyMillis; leaked++) {
        site.open(handles);
      }
      timeline.tick(step);
    }
    verdict = timeline.verdict(site);

    assertThat(verdict).isEqualTo(Verdict.GROWING);
  }

  @Test
  void a_leak_beside_held_files_and_busy_sites_is_the_only_one_called() {
    Timeline.Source held = timeline.file("com.acme.Company.hold(Company.java:20)").open(40);
    Timeline.Source busy = timeline.file("com.acme.Company.work(Company.java:30)");

    for (int second = 0; second < 10; second++) {
      site.open(10);
      busy.openAndClose(600);
      timeline.tick();
    }

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(leak -> assertThat(leak.title).contains(LINE).contains("+600/min"));
    assertThat(timeline.verdict(held)).isEqualTo(Verdict.WATCHED);
    assertThat(timeline.verdict(busy)).isEqualTo(Verdict.NONE);
  }

  @Test
  void a_slow_leak_under_a_heavy_load_is_found_by_its_floor() {
    Random random = new Random(7);
    timeline.limits = new Limits(1_024, 1_024);

    for (int second = 0; second < 200 * 60; second++) {
      site.openAndClose(60);
      site.open(second % 60 == 0 ? 1 : 0);
      int load = random.nextInt(30);
      site.open(load);
      timeline.tick();
      site.closeLatest(load);
    }

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  @Test
  void what_nothing_tells_from_a_cache_that_fills_is_watched_at_first() {
    timeline.limits = new Limits(20_000, 20_000);

    grow(20 * 60, 1);
    Verdict afterTwentyMinutes = timeline.verdict(site);
    grow(20 * 60, 1);
    Verdict afterForty = timeline.verdict(site);

    assertThat(afterTwentyMinutes).isEqualTo(Verdict.WATCHED);
    assertThat(afterForty).isEqualTo(Verdict.GROWING);
  }

  @Test
  void a_site_that_closes_a_quarter_of_what_it_opens_is_called_within_four_minutes() {
    for (int second = 0; second < 4 * 60; second++) {
      site.open(5);
      site.openAndClose(2);
      timeline.tick();
    }

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  private void grow(int seconds, int each) {
    for (int second = 0; second < seconds; second++) {
      for (int i = 0; i < each; i++) {
        site.openTo("/data/" + files++);
      }
      timeline.tick();
    }
  }

  @Test
  void files_opened_at_start_and_never_closed_are_watched() {
    site.open(40);

    for (int second = 0; second < 3_600; second++) {
      timeline.tick();
    }

    assertThat(Timeline.row(timeline.report(), site).reason)
        .isEqualTo("40 open, none of the 40 opened was closed; unchanged for 59 min");
  }

  @Test
  void silence_does_not_clear_a_site_that_grew() {
    leakForTenSeconds();

    pause(60 * 60);

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  @Test
  void a_count_that_stands_while_as_many_come_and_go_is_cleared() {
    leakForTenSeconds();

    for (int second = 0; second < 11 * 60; second++) {
      site.openAndClose(1);
      timeline.tick();
    }

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.EXPECTED);
  }

  @Test
  void a_finding_is_withdrawn_with_its_reason_when_the_handles_are_closed_after_all() {
    leakForTenSeconds();

    site.close(100);
    timeline.tick();

    assertThat(timeline.report().withdrawn)
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.rule).isEqualTo("unclosed-file");
              assertThat(gone.reason).isEqualTo("mended: none open: all 100 opened were closed");
            });
  }

  @Test
  void the_log_still_hears_what_a_report_on_request_told_somebody_else() {
    leakForTenSeconds();
    site.close(100);
    timeline.tick();

    assertThat(timeline.report(Trigger.REQUEST).withdrawn).hasSize(1);
    assertThat(timeline.report(Trigger.REQUEST).withdrawn).hasSize(1);
    assertThat(timeline.report().withdrawn).hasSize(1);
    assertThat(timeline.report().withdrawn).isEmpty();
  }

  @Test
  void connections_that_clients_make_are_not_called_within_seconds() {
    Timeline.Source accepted =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.implAccept");

    for (int second = 0; second < 15; second++) {
      accepted.open(10);
      timeline.tick();
    }

    assertThat(timeline.verdict(accepted)).isEqualTo(Verdict.WATCHED);
  }

  @Test
  void a_history_forgets_sites_that_hold_nothing() {
    site.open(3);
    timeline.tick();
    site.close(3);

    pause(11 * 60);

    assertThat(timeline.diagnostician.remembered()).isZero();
  }

  private void leakForTenSeconds() {
    for (int second = 0; second < 10; second++) {
      site.open(10);
      timeline.tick();
    }
    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  private void pause(int seconds) {
    for (int second = 0; second < seconds; second++) {
      timeline.tick();
    }
  }
}
