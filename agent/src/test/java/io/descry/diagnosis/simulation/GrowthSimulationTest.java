package io.descry.diagnosis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fixed part of the simulation: fails when the figures become worse than they were. */
@Tag("long")
class GrowthSimulationTest {

  /** Shapes that keep nothing: 20 JVMs live some 60 days. */
  @ParameterizedTest
  @EnumSource(
      value = Half.class,
      names = {"TUNE", "HELD_OUT"})
  void loads_that_come_and_go_are_hardly_ever_called(Half half) {
    List<HealthyLife> lives = GrowthSimulation.lives(half, 20, HealthyLife::of);

    assertThat(Figures.alarms(lives, shape -> !shape.keeps())).isLessThanOrEqualTo(2);
  }

  /** Every rate and way to leak at the smallest limit. */
  @ParameterizedTest
  @EnumSource(
      value = Half.class,
      names = {"TUNE", "HELD_OUT"})
  void most_leaks_are_found_before_a_fifth_of_the_smallest_limit_is_used(Half half) {
    List<LeakyLife> lives = GrowthSimulation.lives(half, 54, LeakyLife::of);

    assertThat(lives.stream().filter(LeakyLife::isInTime).count()).isGreaterThanOrEqualTo(36);
  }

  @Test
  void no_recorded_healthy_program_is_called_and_fast_leaks_are() {
    Map<Boolean, List<String>> called =
        Recording.all().stream()
            .filter(recording -> !Replay.leaks(recording).isEmpty())
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    Recording::leaks,
                    java.util.stream.Collectors.mapping(
                        Recording::name, java.util.stream.Collectors.toList())));

    assertThat(called.get(false)).isEmpty();
    assertThat(called.get(true)).contains("demo-unclosed-file", "streams-left-to-gc");
  }
}
