package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Counts of one sample a second; each rate is about that of the shape when it is asked. */
class FillingTest {

  @Test
  void a_steady_rise_goes_on_once_three_minutes_are_known() {
    assertThat(goesOn(120, 60, second -> 100 + second)).isFalse();
    assertThat(goesOn(190, 60, second -> 100 + second)).isTrue();
  }

  @Test
  void a_rise_that_varies_by_chance_goes_on() {
    Random random = new Random(7);
    int[] open = {100};

    assertThat(goesOn(400, 20, second -> open[0] += random.nextInt(3) == 0 ? 1 : 0)).isTrue();
  }

  @Test
  void a_start_that_slows_down_does_not() {
    assertThat(goesOn(240, 18, second -> second < 150 ? 100 + second : 250 + (second - 150) / 5))
        .isFalse();
  }

  @Test
  void a_rise_that_has_stopped_within_the_minute_does_not() {
    assertThat(goesOn(300, 60, second -> 100 + Math.min(second, 180))).isFalse();
  }

  @Test
  void a_saw_tooth_does_not_after_its_first_tooth() {
    for (int end = 240; end < 700; end += 10) {
      assertThat(goesOn(end, 40, second -> 170 + second % 230 * 140 / 230)).isFalse();
    }
  }

  @Test
  void a_load_that_comes_back_does_not_below_its_last_peak() {
    assertThat(goesOn(500, 60, second -> second < 200 ? 400 : Math.min(380, second - 100)))
        .isFalse();
  }

  private static boolean goesOn(int seconds, double perMinute, IntUnaryOperator open) {
    Series series = new Series();
    for (int second = 0; second <= seconds; second++) {
      series.add(1_000_000 + second * 1_000L, open.applyAsInt(second), 0);
    }
    return new Filling(series).goesOn(perMinute);
  }
}
