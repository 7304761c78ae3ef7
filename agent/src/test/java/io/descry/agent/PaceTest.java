package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long HALF = 30 * SECOND;

  private final Pace pace = new Pace();

  @Test
  void nobody_asking_costs_ten_looks_a_second() {
    assertThat(pace.pauseNanos(-5, false)).isEqualTo(100_000_000);
    assertThat(pace.pauseNanos(Long.MAX_VALUE, false)).isEqualTo(100_000_000);
  }

  @Test
  void who_asked_once_is_waited_for_a_second() {
    pace.answered(1_000);

    assertThat(pace.pauseNanos(1_000, false)).isEqualTo(5_000_000);
    assertThat(pace.pauseNanos(999_999_999, false)).isEqualTo(5_000_000);
    assertThat(pace.pauseNanos(1_000_001_000, false)).isEqualTo(100_000_000);
    assertThat(pace.pauseNanos(1_000_001_001, false)).isEqualTo(100_000_000);
  }

  @Test
  void at_rest_it_looks_four_times_a_second() {
    assertThat(pace.pauseNanos(0, true)).isEqualTo(250_000_000);

    pace.answered(0);

    assertThat(pace.pauseNanos(1, true)).isEqualTo(5_000_000);
  }

  @Test
  void after_half_a_minute_of_rest_it_looks_twice_a_second() {
    pace.pauseNanos(-7, true);

    assertThat(pace.pauseNanos(HALF - 8, true)).isEqualTo(250_000_000);
    assertThat(pace.pauseNanos(HALF - 7, true)).isEqualTo(500_000_000);
  }

  @Test
  void the_half_minute_begins_anew_after_a_stir_and_after_an_answer() {
    pace.pauseNanos(0, true);
    pace.pauseNanos(HALF, false);
    long stirred = pace.pauseNanos(HALF + 1, true);
    pace.answered(2 * HALF + 2);
    pace.pauseNanos(2 * HALF + 3, true);

    assertThat(stirred).isEqualTo(250_000_000);
    assertThat(pace.pauseNanos(2 * HALF + 2 + SECOND, true)).isEqualTo(250_000_000);
    assertThat(pace.pauseNanos(3 * HALF + 3 + SECOND, true)).isEqualTo(500_000_000);
  }
}
