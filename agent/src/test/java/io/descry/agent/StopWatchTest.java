package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopWatchTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<Long> stops = new ArrayList<>();
  private final StopWatch watch = new StopWatch(stops::add, 0);

  @Test
  void beats_once_a_second_are_no_stop() {
    for (int second = 1; second < 100; second++) {
      watch.look(second * SECOND - 1);
      watch.beat(second * SECOND);
    }

    assertThat(stops).isEmpty();
  }

  @Test
  void silence_of_minutes_is_a_stop_that_is_told_once() {
    watch.beat(SECOND);

    watch.look(301 * SECOND);
    watch.beat(301 * SECOND + 1);

    assertThat(stops).containsExactly(300 * SECOND);
  }
}
