package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.config.CaptureMode;
import java.io.DescryBudget;
import org.junit.jupiter.api.Test;

class CaptureRateTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void an_idle_process_has_64_a_second_and_stripe() {
    CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 0.02);

    assertThat(rate.initial()).isEqualTo(16);
    assertThat(rate.perRefill(0, 1_400)).isEqualTo(16);
    assertThat(rate.perRefill(-5, 1_400)).isEqualTo(16);
  }

  @Test
  void a_busy_process_has_its_share() {
    CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 0.02);

    // 2 % of 2 s of CPU are 40 ms; at 1,400 ns a stack these are 28,571.
    int perRefill = rate.perRefill(2 * SECOND, 1_400);

    assertThat(perRefill).isEqualTo(28_571 / 4 / DescryBudget.STRIPES);
  }

  @Test
  void dearer_stacks_are_fewer() {
    CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 0.02);

    assertThat(rate.perRefill(8 * SECOND, 11_750)).isLessThan(rate.perRefill(8 * SECOND, 1_400));
  }

  @Test
  void absurd_times_stay_in_range() {
    CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 1);

    assertThat(rate.perRefill(Long.MAX_VALUE, 1)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void none_is_none_at_any_time() {
    CaptureRate rate = new CaptureRate(CaptureMode.NONE, 0.02);

    assertThat(rate.initial()).isZero();
    assertThat(rate.perRefill(8 * SECOND, 480)).isZero();
  }
}
