package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void thousands_are_set_apart() {
    assertThat(Figures.count(0)).isEqualTo("0");
    assertThat(Figures.count(999)).isEqualTo("999");
    assertThat(Figures.count(1_024)).isEqualTo("1,024");
    assertThat(Figures.count(1_073_741_816)).isEqualTo("1,073,741,816");
    assertThat(Figures.count(-100)).isEqualTo("-100");
    assertThat(Figures.count(-1_000)).isEqualTo("-1,000");
  }

  @Test
  void only_one_is_singular() {
    assertThat(Figures.count(0, "handle")).isEqualTo("0 handles");
    assertThat(Figures.count(1, "handle")).isEqualTo("1 handle");
    assertThat(Figures.count(2, "handle")).isEqualTo("2 handles");
  }

  @Test
  void a_duration_shows_at_most_two_units() {
    assertThat(Figures.duration(-5)).isEqualTo("0 ms");
    assertThat(Figures.duration(450)).isEqualTo("450 ms");
    assertThat(Figures.duration(12_999)).isEqualTo("12 s");
    assertThat(Figures.duration(180_000)).isEqualTo("3 min");
    assertThat(Figures.duration(7_200_000)).isEqualTo("2 h");
    assertThat(Figures.duration(7_500_000)).isEqualTo("2 h 5 min");
    assertThat(Figures.duration(100 * 3_600_000L)).isEqualTo("4 d 4 h");
  }

  @Test
  void slow_rates_are_hourly_and_none_is_flat() {
    assertThat(Figures.growth(180)).isEqualTo("+180/min");
    assertThat(Figures.growth(28_200.4)).isEqualTo("+28,200/min");
    assertThat(Figures.growth(-2.54)).isEqualTo("-2.5/min");
    assertThat(Figures.growth(0.25)).isEqualTo("+15/h");
    assertThat(Figures.growth(0.01)).isEqualTo("+0.6/h");
    assertThat(Figures.growth(0.0001)).isEqualTo("flat");
    assertThat(Figures.growth(-0.0)).isEqualTo("flat");
  }

  @Test
  void only_all_is_a_hundred_percent() {
    assertThat(Figures.share(0, 1024)).isEqualTo("0 %");
    assertThat(Figures.share(1, 1024)).isEqualTo("<1 %");
    assertThat(Figures.share(1023, 1024)).isEqualTo("99 %");
    assertThat(Figures.share(1024, 1024)).isEqualTo("100 %");
    assertThat(Figures.share(3, 0)).isEqualTo("100 %");
  }
}
