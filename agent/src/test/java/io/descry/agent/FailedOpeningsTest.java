package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.boot.HookedState;
import io.descry.kernel.Kernel;
import io.descry.model.Limits;
import java.io.DescryErrors;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedOpeningsTest {

  private final HookedState hooked = HookedState.withoutStacks();
  private final Kernel kernel = Kernel.open(System::nanoTime);
  private final FailedOpenings failed = new FailedOpenings(hooked.state, kernel);

  @AfterEach
  void leave() throws IOException {
    hooked.close();
    kernel.close();
  }

  @Test
  void an_opening_that_failed_at_the_limit_is_believed() {
    assertThat(failed.decide(3, 0, 20_000, 19_999)).isTrue();
    assertThat(hooked.state.exhaustions).hasValue(3);
  }

  @Test
  void an_opening_that_failed_with_many_free_is_not_believed() {
    assertThat(failed.decide(3, 0, 20_000, 19)).isFalse();
    assertThat(hooked.state.exhaustions).hasValue(0);
  }

  @Test
  void a_burst_that_ended_is_believed_where_the_limit_is_low() {
    assertThat(failed.decide(1, 0, 1_024, 30)).isTrue();
  }

  @Test
  void a_watch_service_that_failed_with_many_free_hit_the_limit_of_inotify() {
    assertThat(failed.decide(0, 2, 1_024, 29)).isFalse();
    assertThat(hooked.state.exhaustions).hasValue(0);
    assertThat(hooked.state.errors.refusals(DescryErrors.INOTIFY_INSTANCES)).isEqualTo(2);
    assertThat(hooked.state.errors.refusedAtMillis(DescryErrors.INOTIFY_INSTANCES)).isPositive();
  }

  @Test
  void a_watch_service_that_failed_at_the_limit_is_an_opening() {
    assertThat(failed.decide(0, 2, 1_024, 1_024)).isTrue();
    assertThat(hooked.state.exhaustions).hasValue(2);
    assertThat(hooked.state.errors.refusals(DescryErrors.INOTIFY_INSTANCES)).isZero();
  }

  @Test
  void an_unknown_count_is_a_full_table() {
    assertThat(failed.decide(1, 0, 20_000, Limits.UNLIMITED)).isTrue();
  }

  @Test
  void what_was_taken_is_not_taken_again() {
    hooked.state.openFailed(DescryErrors.EMFILE);

    failed.take();

    assertThat(failed.take()).isFalse();
    assertThat(hooked.state.errors.failedOpenings).hasValue(0);
  }
}
