package io.descry.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallClockTest {

  private static final long HOUR = 3_600_000;
  private static final long NOW = 1_000 * HOUR;

  @Test
  void times_are_the_same_before_any_step() {
    WallClock clock = WallClock.SAME.seen(NOW, 0, NOW + 999);

    assertThat(clock).isSameAs(WallClock.SAME);
    assertThat(clock.at(NOW)).isEqualTo(NOW);
  }

  @Test
  void a_step_moves_all_times_and_no_age() {
    WallClock clock = WallClock.SAME.seen(NOW, 0, NOW - HOUR);

    assertThat(clock.at(NOW)).isEqualTo(NOW - HOUR);
    assertThat(clock.at(NOW) - clock.at(NOW - 60_000)).isEqualTo(60_000);
  }

  @Test
  void a_step_back_and_forth_leaves_nothing() {
    WallClock clock = WallClock.SAME.seen(NOW, 0, NOW - HOUR).seen(NOW + 5_000, 0, NOW + 5_000);

    assertThat(clock.at(NOW)).isEqualTo(NOW);
  }

  @Test
  void what_was_before_a_stop_keeps_its_time() {
    WallClock clock = WallClock.SAME.seen(NOW, 300_000, NOW + 300_000);

    assertThat(clock.at(NOW - 1)).isEqualTo(NOW - 1);
    assertThat(clock.at(NOW)).isEqualTo(NOW + 300_000);
  }

  @Test
  void many_stops_are_bounded_and_the_present_stays_right() {
    WallClock clock = WallClock.SAME;
    for (int stop = 1; stop <= 3 * WallClock.MOST_STOPS; stop++) {
      clock = clock.seen(NOW + stop * 10_000L, stop * 6_000L, NOW + stop * 16_000L);
    }
    int last = 3 * WallClock.MOST_STOPS;

    assertThat(clock.at(NOW + last * 10_000L)).isEqualTo(NOW + last * 16_000L);
  }
}
