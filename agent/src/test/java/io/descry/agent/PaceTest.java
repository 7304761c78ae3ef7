package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

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
  void at_rest_it_looks_five_times_a_second() {
    assertThat(pace.pauseNanos(0, true)).isEqualTo(200_000_000);

    pace.answered(0);

    assertThat(pace.pauseNanos(1, true)).isEqualTo(5_000_000);
  }
}
