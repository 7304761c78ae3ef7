package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.boot.HookedState;
import java.io.DescryKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockThreadTest {

  private final HookedState hooked = HookedState.withoutStacks();
  private final ClockThread clock = new ClockThread(null, hooked.state, new AgentCpu(), 3);

  @AfterEach
  void leave() throws InterruptedException {
    clock.end();
    clock.join();
    hooked.close();
  }

  @Test
  void while_the_clock_rests_who_opens_reads_it_himself() {
    clock.rest(true);
    clock.start();
    await().until(() -> hooked.state.clockRests);
    hooked.state.clockMillis -= 4_000;
    long before = hooked.state.steadyMillis();

    long openedAt = hooked.open(DescryKind.FILE_INPUT, new Object(), 7).openedAtMillis;

    assertThat(openedAt).isGreaterThanOrEqualTo(before);
  }

  @Test
  void it_goes_on_when_it_is_told_to() {
    clock.rest(true);
    clock.start();
    await().until(() -> hooked.state.clockRests);

    clock.rest(false);

    await().until(() -> !hooked.state.clockRests);
  }

  @Test
  void the_stacks_that_were_taken_are_counted() {
    clock.start();
    await().until(() -> hooked.state.budget.left() > 0);

    hooked.open(DescryKind.FILE_INPUT, new Object(), 7);
    hooked.open(DescryKind.FILE_INPUT, new Object(), 8);

    await().until(() -> clock.captures() == 2);
  }
}
