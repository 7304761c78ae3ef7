package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final long SECOND = 1_000_000_000L;

  private final Watchdog watchdog = new Watchdog();
  private long now = -30 * SECOND;
  private double cost;

  @Test
  void a_hundredth_of_a_core_is_not_too_much() {
    assertThat(minutes(60, 0.0099)).isZero();
    assertThat(watchdog.isRestrained()).isFalse();
    assertThat(watchdog.share()).isCloseTo(0.0099, within(1e-6));
  }

  @Test
  void more_than_that_over_a_minute_is() {
    seconds(59, 0.02);
    assertThat(watchdog.isRestrained()).isFalse();

    seconds(2, 0.02);

    assertThat(watchdog.isRestrained()).isTrue();
    assertThat(watchdog.restraints()).isEqualTo(1);
  }

  @Test
  void a_burst_is_judged_by_its_minute() {
    seconds(1, 0.0);
    seconds(1, 0.5);
    seconds(58, 0.0);

    assertThat(watchdog.isRestrained()).isFalse();
  }

  @Test
  void what_was_used_before_the_first_look_is_the_start() {
    cost = 10 * SECOND;

    assertThat(minutes(3, 0.001)).isZero();
  }

  @Test
  void it_comes_back_after_a_calm_minute() {
    seconds(61, 0.02);

    assertThat(minutes(3, 0.001)).isEqualTo(1);

    assertThat(watchdog.isRestrained()).isFalse();
  }

  @Test
  void a_little_less_is_not_calm() {
    seconds(61, 0.02);

    assertThat(minutes(30, 0.007)).isZero();
    assertThat(watchdog.isRestrained()).isTrue();
  }

  @Test
  void each_time_that_it_was_not_enough_it_waits_twice_as_long() {
    int[] restrainedMinutes = new int[4];
    for (int turn = 0; turn < restrainedMinutes.length; turn++) {
      while (!watchdog.isRestrained()) {
        minutes(1, 0.02);
      }
      while (watchdog.isRestrained()) {
        minutes(1, 0.001);
        restrainedMinutes[turn]++;
      }
    }

    // One, two, four and eight; and the first of each had the end of a busy one in it.
    assertThat(restrainedMinutes).containsExactly(2, 3, 5, 9);
    assertThat(watchdog.restraints()).isEqualTo(4);
  }

  private int minutes(int minutes, double share) {
    return seconds(60 * minutes, share);
  }

  /** How often it changed its mind. */
  private int seconds(int seconds, double share) {
    int changes = 0;
    for (int i = 0; i < seconds; i++) {
      changes += watchdog.observe(now, (long) cost) ? 1 : 0;
      now += SECOND;
      cost += share * SECOND;
    }
    return changes;
  }
}
