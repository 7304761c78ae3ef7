package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptBackoffTest {

  private long nanos;
  private final AcceptBackoff pause = new AcceptBackoff(() -> nanos);

  @Test
  void each_failure_waits_twice_as_long_and_at_most_two_seconds() {
    for (long expected : new long[] {100, 200, 400, 800, 1600, 2000, 2000}) {
      assertThat(pause.isOver()).isTrue();
      pause.begin();

      assertThat(pause.isOver()).isFalse();
      assertThat(pause.leftMillis()).isEqualTo(expected);
      nanos += TimeUnit.MILLISECONDS.toNanos(expected);
    }
  }

  @Test
  void after_a_success_it_begins_anew() {
    pause.begin();
    pause.begin();

    pause.end();

    assertThat(pause.isOver()).isTrue();
    pause.begin();
    assertThat(pause.leftMillis()).isEqualTo(100);
  }
}
