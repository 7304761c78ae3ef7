package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.config.CaptureMode;
import org.junit.jupiter.api.Test;

class OwnCostTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long STACK_NANOS = 23_250;

  private final CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 0.02);
  private final OwnCost own = new OwnCost(new AgentCpu());
  private long captures;

  @Test
  void deep_stacks_of_an_idle_process_are_too_much_and_it_says_so() {
    seconds(0, 70, 1_024, 0);

    assertThat(own.isRestrained()).isTrue();
    assertThat(own.restrainedSinceMillis()).isEqualTo(60_000);
    assertThat(own.restraints()).isEqualTo(1);
    assertThat(own.text(false)).contains("2.38 % of a core", "keeps to counts");
  }

  @Test
  void what_the_budget_allows_a_busy_one_is_not() {
    seconds(0, 600, 1_024, 2 * SECOND);

    assertThat(own.isRestrained()).isFalse();
    assertThat(own.restrainedSinceMillis()).isNull();
  }

  @Test
  void it_says_when_stacks_are_taken_again() {
    seconds(0, 70, 1_024, 0);
    seconds(70, 200, 0, 0);

    assertThat(own.isRestrained()).isFalse();
    assertThat(own.restrainedSinceMillis()).isNull();
    assertThat(own.text(false)).contains("has a stack again");
    assertThat(own.restraints()).isEqualTo(1);
  }

  @Test
  void stacks_that_the_user_asked_for_are_kept() {
    seconds(0, 70, 1_024, 0);

    assertThat(own.text(true)).contains("2.38 % of a core", "all stacks are still taken");
  }

  private void seconds(int from, int to, int capturesEach, long cpuNanosEach) {
    for (int second = from; second < to; second++) {
      captures += capturesEach;
      own.captured(captures, cpuNanosEach, rate, STACK_NANOS);
      own.look((second + 10) * SECOND, second * 1_000L);
    }
  }
}
