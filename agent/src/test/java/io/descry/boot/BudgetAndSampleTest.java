package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryBudget;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.DescrySample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many stacks are taken, and which of the closed ones are kept. */
class BudgetAndSampleTest {

  private static final int FILE = DescryKind.FILE_INPUT;

  private HookedState hooked;

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void without_a_token_there_is_no_stack() {
    hooked = HookedState.withoutStacks();

    assertThat(hooked.open(FILE, new Object(), 7).stack).isNull();
  }

  @Test
  void a_refill_gives_each_stripe_so_many_stacks() {
    hooked = HookedState.withoutStacks();
    hooked.state.budget.refill(3);

    int stacks = 0;
    for (int number = 0; number < 10 * DescryBudget.STRIPES; number++) {
      stacks += hooked.open(FILE, new Object(), number).stack == null ? 0 : 1;
    }

    assertThat(stacks).isEqualTo(3 * DescryBudget.STRIPES);
    assertThat(hooked.state.budget.left()).isZero();
  }

  @Test
  void what_was_left_does_not_add_up() {
    hooked = HookedState.withoutStacks();

    hooked.state.budget.refill(3);
    hooked.state.budget.refill(3);

    assertThat(hooked.state.budget.left()).isEqualTo(3 * DescryBudget.STRIPES);
  }

  @Test
  void what_a_stack_costs_is_measured_also_of_what_is_closed_at_once() {
    hooked = HookedState.withoutStacks();
    long guess = hooked.state.budget.stackNanos();
    long deep = costAt(900);

    assertThat(deep).isGreaterThan(2 * costAt(1)).isNotEqualTo(guess);
  }

  private long costAt(int depth) {
    return depth > 1 ? costAt(depth - 1) : costHere();
  }

  private long costHere() {
    for (int number = 0; number < 20_000; number++) {
      hooked.state.budget.refill(16);
      hooked.open(FILE, new Object(), number % 1_000);
      DescryHooks.closing(number % 1_000);
    }
    return hooked.state.budget.stackNanos();
  }

  @Test
  void closed_handles_without_a_stack_are_no_sample() {
    hooked = HookedState.withoutStacks();

    openAndClose(10);

    assertThat(hooked.state.sample.seen(FILE)).isZero();
  }

  @Test
  void the_first_closed_handles_are_all_kept() {
    hooked = HookedState.withStacks();

    openAndClose(DescrySample.PER_KIND);

    assertThat(kept(hooked.state.sample)).isEqualTo(DescrySample.PER_KIND);
    assertThat(hooked.state.sample.get(DescryKind.SOCKET, 0)).isNull();
  }

  @Test
  void the_sample_is_bounded_and_uniform() {
    hooked = HookedState.withStacks();
    int rounds = 100;
    int handles = 1_000;
    int fromFirstHalf = 0;
    int fromLastTenth = 0;

    for (int round = 0; round < rounds; round++) {
      openAndClose(handles);
      for (int slot = 0; slot < DescrySample.PER_KIND; slot++) {
        int number = hooked.state.sample.get(FILE, slot).number;
        fromFirstHalf += number < handles / 2 ? 1 : 0;
        fromLastTenth += number >= handles * 9 / 10 ? 1 : 0;
      }
      hooked.state.sample = new DescrySample();
    }

    // 6,400 draws: 5 standard deviations are 200 and 120.
    int draws = rounds * DescrySample.PER_KIND;
    assertThat(fromFirstHalf).isBetween(draws / 2 - 200, draws / 2 + 200);
    assertThat(fromLastTenth).isBetween(draws / 10 - 120, draws / 10 + 120);
  }

  private void openAndClose(int handles) {
    Object owner = new Object();
    for (int number = 0; number < handles; number++) {
      DescryHooks.opened(FILE, owner, number, null, null);
      DescryHooks.closing(number);
    }
  }

  private static int kept(DescrySample sample) {
    int kept = 0;
    for (int slot = 0; slot < DescrySample.PER_KIND; slot++) {
      DescryHandle handle = sample.get(FILE, slot);
      kept += handle == null ? 0 : 1;
    }
    return kept;
  }
}
