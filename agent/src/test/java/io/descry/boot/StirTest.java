package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHooks;
import java.io.DescryKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the agent's threads hear that something happens. */
class StirTest {

  private final HookedState hooked = HookedState.withoutStacks();
  private final Object owner = new Object();

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void an_open_stirs_and_so_does_a_close() {
    hooked.open(DescryKind.FILE_INPUT, owner, 7);
    assertThat(hooked.state.stirred).isTrue();

    hooked.state.stirred = false;
    DescryHooks.closing(7);

    assertThat(hooked.state.stirred).isTrue();
  }

  @Test
  void what_the_agent_opens_and_closes_does_not() {
    hooked.state.threads.worker = Thread.currentThread();

    hooked.open(DescryKind.FILE_INPUT, owner, 7);
    DescryHooks.closing(7);

    assertThat(hooked.state.stirred).isFalse();
  }

  @Test
  void a_number_that_nobody_has_does_not() {
    DescryHooks.closing(7);

    assertThat(hooked.state.stirred).isFalse();
  }
}
