package io.descry.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThresholdTest {

  @Test
  void a_share_is_taken_of_the_limit() {
    assertThat(Threshold.parse("80%").descriptors(1024)).isEqualTo(819);
    assertThat(Threshold.parse("80%").descriptors(Long.MAX_VALUE / 2)).isPositive();
    assertThat(Threshold.parse("1%").descriptors(10)).isEqualTo(1);
  }

  @Test
  void a_share_of_no_limit_is_never_reached() {
    assertThat(Threshold.parse("80%").descriptors(-1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_count_is_the_same_whatever_the_limit() {
    assertThat(Threshold.parse("900").descriptors(64)).isEqualTo(900);
  }
}
