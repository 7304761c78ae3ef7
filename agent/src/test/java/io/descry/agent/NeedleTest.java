package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed of {@link NeedleSimulation}, with the budget of a program that keeps a core busy. */
@Tag("long")
class NeedleTest {

  @ParameterizedTest
  @ValueSource(longs = 1)
  void a_leak_of_one_a_minute_inside_50_000_healthy_opens_a_second_is_found(long seed) {
    try (Needle needle = new Needle(seed, true, 1)) {
      assertThat(needle.sampled()).isBetween(0.2, 0.4);
      assertThat(needle.minutesToFind(240)).isPositive();
    }
  }
}
