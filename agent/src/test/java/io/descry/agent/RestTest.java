package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestTest {

  private static final long SECOND = 1_000_000_000L;

  private final Rest rest = new Rest();
  private long now = -50 * SECOND;

  @Test
  void every_second_has_a_tick_until_nothing_has_happened_for_some() {
    assertThat(ticksOf(1 + Rest.CALM_TICKS)).isEqualTo(1 + Rest.CALM_TICKS);
    assertThat(rest.isResting()).isFalse();
    assertThat(ticksOf(60)).isEqualTo(6);
    assertThat(rest.isResting()).isTrue();
  }

  @Test
  void what_stirs_brings_the_ticks_back_at_once() {
    ticksOf(60);

    assertThat(rest.stir()).isTrue();
    assertThat(rest.isResting()).isFalse();
    assertThat(rest.stir()).isFalse();
    assertThat(ticksOf(3)).isEqualTo(3);
  }

  @Test
  void descriptors_that_no_hook_saw_bring_them_back_too() {
    ticksOf(60);

    assertThat(tick(11, false, false)).isTrue();
    assertThat(tick(12, false, false)).isTrue();
  }

  @Test
  void while_there_is_something_to_watch_there_is_no_rest() {
    for (int i = 0; i < 100; i++) {
      assertThat(tick(10, true, false)).isTrue();
    }
  }

  @Test
  void a_restrained_agent_ticks_as_rarely_whatever_stirs() {
    int ticks = 0;
    for (int i = 0; i < 100; i++) {
      rest.stir();
      ticks += tick(i, true, true) ? 1 : 0;
    }

    assertThat(ticks).isEqualTo(10);
  }

  private int ticksOf(int seconds) {
    int ticks = 0;
    for (int i = 0; i < seconds; i++) {
      ticks += tick(10, false, false) ? 1 : 0;
    }
    return ticks;
  }

  private boolean tick(long descriptors, boolean busy, boolean restrained) {
    now += SECOND;
    return rest.isTickDue(now, descriptors, busy, restrained);
  }
}
