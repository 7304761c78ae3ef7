package io.descry.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollIntervalTest {

  private static final long SECOND = 1_000_000_000;

  private final PollInterval pace = new PollInterval(Duration.ofSeconds(2));

  @Test
  void a_quick_answer_leaves_the_interval_as_it_is() {
    pace.asks(10 * SECOND);
    pace.answered(10 * SECOND + 10_000_000);

    assertThat(pace.millisLeft(11 * SECOND)).isEqualTo(1000);
  }

  @Test
  void a_slow_one_is_followed_by_a_rest_of_ten_times_as_long() {
    pace.asks(10 * SECOND);
    pace.answered(11 * SECOND);

    assertThat(pace.millisLeft(11 * SECOND)).isEqualTo(10_000);
  }
}
