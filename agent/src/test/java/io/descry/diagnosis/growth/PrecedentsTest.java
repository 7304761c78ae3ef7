package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.model.HandleKind;
import io.descry.report.Verdict;
import org.junit.jupiter.api.Test;

class PrecedentsTest {

  private static final int A_MINUTE = 40;

  private final Timeline timeline = new Timeline();
  private final Timeline.Source site =
      timeline.source(HandleKind.SOCKET, "com.acme.Batch.run(Batch.java:31)");

  @Test
  void a_rise_that_came_back_twice_is_not_called_the_third_time() {
    for (int batch = 0; batch < 2; batch++) {
      rise(30);
      site.close(site.open.size());
      rest(30);
    }

    boolean called = rise(30);

    assertThat(called).isFalse();
  }

  @Test
  void the_same_rise_at_a_site_that_held_nothing_for_long_is_called() {
    for (int minute = 0; minute < 120; minute++) {
      site.openAndClose(A_MINUTE);
      minute(0);
    }

    boolean called = rise(30);

    assertThat(called).isTrue();
  }

  private boolean rise(int minutes) {
    boolean called = false;
    for (int minute = 0; minute < minutes; minute++) {
      called |= minute(A_MINUTE) == Verdict.GROWING;
    }
    return called;
  }

  private void rest(int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      minute(0);
    }
  }

  /** Opens so many evenly; what a report at its end says. */
  private Verdict minute(int opens) {
    for (int second = 1; second <= 60; second++) {
      site.open(opens * second / 60 - opens * (second - 1) / 60);
      timeline.tick();
    }
    return timeline.report().sites.isEmpty() ? Verdict.NONE : timeline.verdict(site);
  }
}
