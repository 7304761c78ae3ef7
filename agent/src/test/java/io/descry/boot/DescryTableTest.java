package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.DescryTable;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DescryTableTest {

  private final HookedState hooked = HookedState.withoutStacks();
  private final DescryTable table = hooked.state.table;
  private final Object owner = new Object();

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void an_empty_table_has_no_next_number() {
    assertThat(table.next(0)).isEqualTo(-1);
  }

  @Test
  void the_next_numbers_are_those_that_have_a_handle() {
    int[] numbers = {0, 5, 1_023, 1_024, 70_000, 1_048_575};
    for (int number : numbers) {
      hooked.open(DescryKind.FILE_INPUT, new Object(), number);
    }
    hooked.open(DescryKind.FILE_INPUT, owner, 6);
    DescryHooks.closing(6);

    List<Integer> found = new ArrayList<>();
    for (int number = table.next(0); number >= 0; number = table.next(number + 1)) {
      found.add(number);
    }

    assertThat(found).containsExactly(0, 5, 1_023, 1_024, 70_000, 1_048_575);
  }

  @Test
  void one_high_number_costs_no_walk_of_a_million() {
    hooked.open(DescryKind.FILE_INPUT, owner, 1_048_575);
    long begin = System.nanoTime();

    for (int walk = 0; walk < 1_000; walk++) {
      table.next(0);
    }

    assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L); // A million each: 1 to 4 s.
    Reference.reachabilityFence(owner);
  }
}
