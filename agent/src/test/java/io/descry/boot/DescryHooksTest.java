package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles with one number, as the hooks record them. */
class DescryHooksTest {

  private static final int FILE = DescryKind.FILE_INPUT;

  private HookedState hooked;
  private final Object owner = new Object();

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void an_opened_handle_stands_at_its_number_with_what_was_known() {
    long before = hooked.state.clockMillis;

    DescryHooks.opened(FILE, owner, hooked.access.descriptor(7), "/etc/hosts");

    DescryHandle handle = hooked.state.table.get(7);
    assertThat(handle.get()).isSameAs(owner);
    assertThat(handle.number).isEqualTo(7);
    assertThat(handle.target).isEqualTo("/etc/hosts");
    assertThat(handle.threadName).isEqualTo(Thread.currentThread().getName());
    assertThat(handle.threadId).isEqualTo(Thread.currentThread().getId());
    assertThat(handle.openedAtMillis).isEqualTo(before);
    assertThat(handle.holder).isEqualTo(DescryHandle.APPLICATION);
    assertThat((Throwable) handle.stack).hasStackTraceContaining("DescryHooksTest");
  }

  @Test
  void a_closed_handle_is_gone_and_counted() {
    FileDescriptor descriptor = hooked.access.descriptor(7);
    DescryHooks.opened(FILE, owner, descriptor, null);

    DescryHooks.closing(descriptor);

    assertThat(hooked.state.table.get(7)).isNull();
    assertThat(hooked.closed(FILE)).isEqualTo(1);
    assertThat(hooked.recovered(FILE)).isZero();
  }

  @Test
  void a_stream_closed_twice_is_counted_once() {
    hooked.open(FILE, owner, 7);

    DescryHooks.closing(7);
    DescryHooks.closing(7);

    assertThat(hooked.closed(FILE)).isEqualTo(1);
  }

  @Test
  void a_chain_of_constructors_is_one_handle() {
    DescryHandle first = hooked.open(FILE, owner, 7);
    DescryHandle second = hooked.open(DescryKind.FILE_OUTPUT, owner, 7);

    assertThat(second).isSameAs(first);
    assertThat(second.kind).isEqualTo((byte) FILE);
    assertThat(hooked.closed(FILE)).isZero();
  }

  @Test
  void one_owner_may_hold_two_handles() {
    DescryHandle first = hooked.open(FILE, owner, 7);
    DescryHandle second = hooked.open(FILE, owner, 8);

    assertThat(second).isNotSameAs(first);
    assertThat(hooked.state.table.get(7)).isSameAs(first);
  }

  @Test
  void a_close_that_was_missed_is_counted_when_the_number_comes_again() {
    hooked.open(FILE, owner, 7);

    DescryHandle next = hooked.open(DescryKind.SOCKET, new Object(), 7);

    assertThat(hooked.closed(FILE)).isEqualTo(1);
    assertThat(hooked.state.table.get(7)).isSameAs(next);
  }

  @Test
  void the_second_close_of_one_owner_leaves_the_next_owner_of_the_number_alone() {
    Object next = new Object();
    hooked.open(FILE, owner, 7);
    DescryHooks.closing(7, owner);
    DescryHandle reused = hooked.open(FILE, next, 7);

    DescryHooks.closing(7, owner);

    assertThat(hooked.state.table.get(7)).isSameAs(reused);
    assertThat(hooked.closed(FILE)).isEqualTo(1);
  }

  @Test
  void numbers_that_are_none_are_no_events() {
    DescryHooks.opened(FILE, owner, -1, null, null);
    DescryHooks.opened(FILE, owner, hooked.access.descriptor(-1), null);
    DescryHooks.opened(FILE, owner, (FileDescriptor) null, null);
    DescryHooks.closing(-1);
    DescryHooks.closing(Integer.MIN_VALUE);
    DescryHooks.closing((FileDescriptor) null);
    DescryHooks.closing(-5, owner);
    DescryHooks.connected(-1, "x");
    DescryHooks.socketOpened(DescryKind.SOCKET, null);
    DescryHooks.socketClosing(null);

    assertThat(hooked.state.table.size()).isZero();
    assertThat(hooked.state.lostEvents).hasValue(0);
  }

  @Test
  void a_close_of_a_number_never_seen_is_no_event() {
    DescryHooks.closing(500);
    DescryHooks.closing(5_000_000);
    DescryHooks.closing(Integer.MAX_VALUE);

    assertThat(hooked.state.lostEvents).hasValue(0);
  }

  @Test
  void the_table_grows_to_high_numbers() {
    DescryHandle low = hooked.open(FILE, new Object(), 3);
    DescryHandle high = hooked.open(FILE, owner, 1_048_575);

    assertThat(hooked.state.table.get(1_048_575)).isSameAs(high);
    assertThat(hooked.state.table.get(3)).isSameAs(low);
    assertThat(hooked.state.table.size()).isEqualTo(1_048_576);
  }

  @Test
  void a_number_beyond_the_table_is_a_lost_event() {
    DescryHooks.opened(FILE, owner, Integer.MAX_VALUE, null, null);

    assertThat(hooked.state.lostEvents).hasValue(1);
    assertThat(hooked.state.table.get(Integer.MAX_VALUE)).isNull();
  }

  @Test
  void what_cannot_be_read_is_a_lost_event_and_never_thrown() {
    FileDescriptor descriptor = hooked.access.descriptor(7);
    hooked.access.failure = new IllegalStateException("no access");

    DescryHooks.opened(FILE, owner, descriptor, null);
    DescryHooks.closing(descriptor);
    DescryHooks.selectorOpened(DescryKind.SELECTOR, owner, 5, 6);
    DescryHooks.belongs(7, owner);

    assertThat(hooked.state.lostEvents).hasValue(4);
    assertThat(hooked.state.table.size()).isZero();
  }

  @Test
  void an_address_of_the_jdk_is_kept_and_another_class_is_not() {
    DescryHandle handle = hooked.open(DescryKind.SOCKET, owner, 7);
    InetSocketAddress address = InetSocketAddress.createUnresolved("db.local", 5432);

    DescryHooks.connected(7, address);
    DescryHooks.connected(7, new HostileOwner());

    assertThat(handle.remote).isSameAs(address);
  }

  @Test
  void a_failed_opening_of_the_jdk_counts_and_a_relayed_text_does_not() {
    DescryHooks.failed("/x (Too many open files)"); // The maker is this test, not the JDK.
    DescryHooks.failed("/x (Too many open files in system)");
    DescryHooks.failed((String) null);
    DescryHooks.failed(2);
    DescryHooks.failed(24);
    DescryHooks.failed(23);

    assertThat(hooked.state.errors.failedOpenings).hasValue(1);
    assertThat(hooked.state.errors.systemExhaustions).hasValue(1);
  }

  @Test
  void a_stop_of_the_process_is_left_out_of_the_clock() {
    long before = hooked.state.steadyMillis();

    hooked.state.takeOut(300_000_000_000L);

    assertThat(hooked.state.steadyMillis()).isBetween(before - 300_000, before - 290_000);
    assertThat(hooked.state.clockMillis).isBetween(before - 300_000, before - 290_000);
    assertThat(hooked.state.stoppedMillis()).isEqualTo(300_000);
  }

  @Test
  void an_opening_just_after_a_stop_is_not_in_the_future() {
    hooked.state.clockRests = true;
    long before = hooked.state.clockMillis -= 300_000; // As the clock stood before the stop.

    assertThat(hooked.open(FILE, owner, 7).openedAtMillis).isEqualTo(before);
  }

  @Test
  void the_agents_own_handles_are_marked_and_in_no_count() {
    hooked.state.threads.worker = Thread.currentThread();
    DescryHandle handle = hooked.open(FILE, owner, 7);

    DescryHooks.closing(7);
    DescryHooks.failed(24);

    assertThat(handle.holder).isEqualTo(DescryHandle.AGENT);
    assertThat(handle.stack).isNull();
    assertThat(hooked.closed(FILE)).isZero();
    assertThat(hooked.state.errors.failedOpenings).hasValue(0);
  }

  @Test
  void what_the_logs_thread_opens_for_the_application_is_the_applications() {
    hooked.state.threads.logger = Thread.currentThread();
    hooked.state.threads.lent = true;

    assertThat(hooked.open(FILE, owner, 7).holder).isEqualTo(DescryHandle.APPLICATION);
  }

  @Test
  void a_close_by_the_collectors_thread_is_recovered() {
    DescryHandle handle = hooked.open(FILE, owner, 7);
    hooked.state.threads.cleaner = Thread.currentThread();

    DescryHooks.closing(7);

    assertThat(hooked.recovered(FILE)).isEqualTo(1);
    assertThat(hooked.closed(FILE)).isZero();
    assertThat(hooked.state.pollCollected()).isSameAs(handle);
    assertThat(hooked.state.pollCollected()).isNull();
  }

  @Test
  void a_close_that_the_application_entered_is_never_recovered() {
    FileDescriptor descriptor = hooked.access.descriptor(7);
    DescryHandle handle = hooked.open(FILE, owner, 7);

    DescryHooks.closeBegins(descriptor);
    handle.clear(); // The JIT lets an owner die while its own close runs.
    DescryHooks.closing(7);

    assertThat(hooked.recovered(FILE)).isZero();
    assertThat(hooked.closed(FILE)).isEqualTo(1);
    assertThat(hooked.state.pollCollected()).isNull();
  }

  @Test
  void a_second_close_does_not_mark_the_next_owner_of_the_number() {
    FileDescriptor descriptor = hooked.access.descriptor(7);
    DescryHandle next = hooked.open(FILE, new Object(), 7);

    DescryHooks.closeBegins(descriptor, owner);
    DescryHooks.closeBegins(7, owner);

    assertThat(next.closeBegan).isFalse();
  }

  @Test
  void a_finalizer_that_closes_a_stream_is_no_close_of_the_application() {
    FileDescriptor descriptor = hooked.access.descriptor(7);
    DescryHandle handle = hooked.open(FILE, owner, 7);
    hooked.state.threads.finalizer = Thread.currentThread();

    DescryHooks.closeBegins(descriptor);
    handle.clear();
    DescryHooks.closing(7);

    assertThat(hooked.recovered(FILE)).isEqualTo(1);
  }

  @Test
  void the_thread_that_run_finalization_starts_is_a_collectors_thread() throws Exception {
    ThreadGroup root = Thread.currentThread().getThreadGroup().getParent();
    hooked.state.threads.finalizer = new Thread(root, () -> {}, "Finalizer");

    closesOn(new Thread(root, () -> finalizes(7), "Secondary finalizer"));
    assertThat(hooked.recovered(FILE)).isEqualTo(1);

    closesOn(new Thread(() -> finalizes(7), "Secondary finalizer")); // The application's own.
    assertThat(hooked.recovered(FILE)).isEqualTo(1);
    assertThat(hooked.closed(FILE)).isEqualTo(1);
  }

  private void closesOn(Thread thread) throws InterruptedException {
    hooked.open(FILE, owner, 7);
    thread.start();
    thread.join();
  }

  private void finalizes(int number) {
    DescryHooks.closeBegins(hooked.access.descriptor(number));
    DescryHooks.closing(number);
  }

  @Test
  void what_a_collectors_thread_opens_is_never_recovered() {
    hooked.state.threads.finalizer = Thread.currentThread();

    hooked.open(FILE, owner, 7);
    DescryHooks.closing(7);

    assertThat(hooked.recovered(FILE)).isZero();
    assertThat(hooked.closed(FILE)).isEqualTo(1);
  }

  @Test
  void without_an_agent_nothing_happens() {
    hooked.close();

    DescryHooks.opened(FILE, owner, 7, null, null);
    DescryHooks.closing(7);
    DescryHooks.failed(24);
    DescryHooks.logicalOpened(DescryKind.HTTP_CLIENT, owner, null);

    assertThat(hooked.state.table.size()).isZero();
    assertThat(hooked.state.logicals.all()).isEmpty();
  }
}
