package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.report.Verdict;
import org.junit.jupiter.api.Test;

class LifetimesTest {

  private static final long MINUTE = 60_000;

  private final Timeline timeline = new Timeline();
  private final Timeline.Source site = timeline.file("com.acme.Conf.load(Conf.java:31)");

  @Test
  void a_rise_as_old_as_what_was_closed_before_is_no_growth() {
    for (int session = 0; session < 4; session++) {
      fill(40);
      site.close(40);
      timeline.report();
    }

    fill(40);

    assertThat(timeline.verdict(site)).isNotIn(Verdict.GROWING, Verdict.SUSPECT);
  }

  @Test
  void a_gap_without_ticks_is_in_no_fine_window() {
    site.open(5);
    for (int second = 0; second < 20; second++) {
      timeline.tick();
    }
    timeline.tick(5 * MINUTE);
    site.open(60);
    timeline.tick();

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.WATCHED);
  }

  @Test
  void a_count_that_rises_by_a_twentieth_of_the_limit_asks_for_a_report() {
    Surges surges = new Surges();

    surges.observe(40, 1_024L, 0);
    surges.observe(80, 1_024L, 8_000);
    boolean slow = surges.take();
    surges.observe(140, 1_024L, 16_000);

    assertThat(slow).isFalse();
    assertThat(surges.take()).isTrue();
    assertThat(surges.take()).isFalse();
  }

  /** One a minute, with a report each. */
  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      site.open(1);
      timeline.tick(MINUTE);
      timeline.report();
    }
  }
}
