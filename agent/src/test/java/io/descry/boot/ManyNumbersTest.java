package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles that hold several numbers: selectors, watch services, process pipes. */
class ManyNumbersTest {

  private static final int PROCESS = DescryKind.PROCESS;

  private HookedState hooked;
  private final Object owner = new Object();

  @BeforeEach
  void enter() {
    hooked = HookedState.withoutStacks();
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void every_number_leads_to_the_one_handle() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {5, 6, 7}, null);

    DescryHandle handle = hooked.state.table.get(5);
    assertThat(hooked.state.table.get(6)).isSameAs(handle);
    assertThat(hooked.state.table.get(7)).isSameAs(handle);
    assertThat(handle.number).isEqualTo(5);
    assertThat(handle.others).containsExactly(6, 7);
  }

  @Test
  void pipes_close_one_by_one_and_the_last_ends_the_handle() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {5, 6, 7}, null);

    DescryHooks.closing(5);
    DescryHooks.closing(7);
    long before = hooked.closed(PROCESS);
    DescryHooks.closing(6);

    assertThat(before).isZero();
    assertThat(hooked.closed(PROCESS)).isEqualTo(1);
  }

  @Test
  void redirected_pipes_are_left_out() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {-1, 6, -1}, null);

    DescryHandle handle = hooked.state.table.get(6);
    assertThat(handle.number).isEqualTo(6);
    assertThat(handle.others).isNull();
  }

  @Test
  void no_pipe_at_all_is_no_handle() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {-1, -1, -1}, null);
    DescryHooks.openedAll(PROCESS, owner, new int[0], null);
    DescryHooks.openedAll(PROCESS, owner, null, null);

    assertThat(hooked.state.table.size()).isZero();
    assertThat(hooked.state.lostEvents).hasValue(0);
  }

  @Test
  void a_number_that_comes_again_takes_only_itself_from_the_handle() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {5, 6, 7}, null);
    DescryHandle process = hooked.state.table.get(5);

    hooked.open(DescryKind.FILE_INPUT, new Object(), 6);
    DescryHooks.closing(5);
    long before = hooked.closed(PROCESS);
    DescryHooks.closing(7);

    assertThat(before).isZero();
    assertThat(hooked.closed(PROCESS)).isEqualTo(1);
    assertThat(hooked.state.table.get(6)).isNotSameAs(process);
  }

  @Test
  void a_selector_holds_its_event_descriptor_too() {
    DescryHooks.selectorOpened(DescryKind.SELECTOR, owner, 5, 6);
    DescryHooks.selectorOpened(DescryKind.SELECTOR, new Object(), 8, null);

    assertThat(hooked.state.table.get(5).others).containsExactly(6);
    assertThat(hooked.state.table.get(8).others).isNull();
  }

  @Test
  void the_pollers_of_virtual_threads_are_the_jvms_own() {
    DescryHooks.selectorOpened(DescryKind.POLLER, owner, 5, null);
    byte holder = hooked.state.table.get(5).holder;
    DescryHooks.closing(5);

    assertThat(holder).isEqualTo(DescryHandle.JVM);
    assertThat(hooked.closed(DescryKind.POLLER)).isZero();
  }

  @Test
  void a_dropped_handle_leaves_every_number_and_is_counted_once() {
    DescryHooks.openedAll(PROCESS, owner, new int[] {5, 6, 7}, null);
    DescryHandle handle = hooked.state.table.get(5);
    DescryHooks.closing(6);

    hooked.state.drop(handle);
    hooked.state.drop(handle);

    assertThat(hooked.state.table.get(5)).isNull();
    assertThat(hooked.state.table.get(7)).isNull();
    assertThat(hooked.closed(PROCESS)).isEqualTo(1);
  }

  @Test
  void a_drop_leaves_the_next_owner_of_a_number_alone() {
    DescryHandle old = hooked.open(DescryKind.FILE_INPUT, owner, 5);
    DescryHandle next = hooked.open(DescryKind.FILE_INPUT, new Object(), 5);

    hooked.state.drop(old);

    assertThat(hooked.state.table.get(5)).isSameAs(next);
    assertThat(hooked.closed(DescryKind.FILE_INPUT)).isEqualTo(1);
  }
}
