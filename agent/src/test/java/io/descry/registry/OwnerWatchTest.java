package io.descry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.boot.HookedState;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.DescryLogical;
import java.lang.ref.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner is collected here by clearing the handle's reference. */
class OwnerWatchTest {

  private static final int FILE = DescryKind.FILE_INPUT;
  private static final int PROCESS = DescryKind.PROCESS;

  private final FakeLinks links = new FakeLinks();
  private HookedState hooked;
  private OwnerWatch watch;

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
    watch = new OwnerWatch(hooked.state, links);
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void pipes_that_close_while_the_kernel_is_asked_keep_the_other_pipes() {
    links.put(7, "pipe:[7]").put(8, "pipe:[8]");
    DescryHandle handle = collectedProcess(7, 8);
    links.onRead(() -> closeAndReuse(7));

    watch.tick();

    assertThat(hooked.state.table.get(8)).isSameAs(handle);
    assertThat(hooked.state.missedCloses).hasValue(0);
  }

  private void closeAndReuse(int number) {
    DescryHooks.closing(number);
    links.put(number, "/data/other");
  }

  @Test
  void a_handle_whose_close_began_is_never_orphaned() {
    links.put(7, "/data/a");
    DescryHandle handle = collected(7);
    handle.closeBegan = true;

    watch.tick();
    watch.tick();
    watch.tick();

    assertThat(watch.isOrphaned(handle)).isFalse();
  }

  @Test
  void a_descriptor_without_owner_is_orphaned_after_two_ticks() {
    links.put(7, "/data/a");
    DescryHandle handle = collected(7);

    watch.tick();
    boolean afterOne = watch.isOrphaned(handle);
    watch.tick();

    assertThat(afterOne).isFalse();
    assertThat(watch.isOrphaned(handle)).isTrue();
    assertThat(hooked.recovered(FILE)).isZero();
  }

  @Test
  void a_descriptor_that_the_collector_closes_is_recovered() {
    links.put(7, "/data/a");
    DescryHandle handle = collected(7);
    watch.tick();

    DescryHooks.closing(7);
    watch.tick();
    watch.tick();

    assertThat(watch.isOrphaned(handle)).isFalse();
    assertThat(hooked.recovered(FILE)).isEqualTo(1);
  }

  @Test
  void an_answer_is_closed_with_its_socket_although_the_connection_is_collected_by_then() {
    Object kept = new Object();
    DescryLogical answer = answerOn(hooked.open(DescryKind.SOCKET, kept, 7));

    DescryHooks.closing(7);
    answer.clear();
    watch.tick();

    assertThat(hooked.closed(DescryKind.HTTP_EXCHANGE)).isEqualTo(1);
    assertThat(hooked.recovered(DescryKind.HTTP_EXCHANGE)).isZero();
    Reference.reachabilityFence(kept);
  }

  @Test
  void an_answer_whose_socket_the_collector_closes_is_recovered() {
    DescryHandle socket = hooked.open(DescryKind.SOCKET, new Object(), 7);
    DescryLogical answer = answerOn(socket);

    socket.clear();
    answer.clear();
    DescryHooks.closing(7);
    watch.tick();

    assertThat(hooked.recovered(DescryKind.HTTP_EXCHANGE)).isEqualTo(1);
    assertThat(hooked.closed(DescryKind.HTTP_EXCHANGE)).isZero();
  }

  private DescryLogical answerOn(DescryHandle socket) {
    DescryHooks.logicalOpened(DescryKind.HTTP_EXCHANGE, new Object(), null);
    DescryLogical answer = hooked.state.logicals.all().iterator().next();
    answer.client = socket;
    return answer;
  }

  @Test
  void a_descriptor_that_is_gone_without_a_close_is_dropped() {
    links.put(7, "/data/a");
    DescryHandle handle = collected(7);

    links.remove(7);
    watch.tick();

    assertThat(watch.isOrphaned(handle)).isFalse();
    assertThat(hooked.state.table.get(7)).isNull();
    assertThat(hooked.closed(FILE)).isEqualTo(1);
    assertThat(hooked.recovered(FILE)).isZero();
    assertThat(hooked.state.missedCloses).hasValue(1);
  }

  @Test
  void a_number_that_leads_elsewhere_by_now_is_dropped() {
    links.put(7, "/data/a");
    collected(7);

    links.put(7, "socket:[99]");
    watch.tick();

    assertThat(hooked.state.table.get(7)).isNull();
  }

  @Test
  void a_process_with_one_pipe_closed_keeps_the_others() {
    links.put(5, "pipe:[1]").put(6, "pipe:[2]").put(7, "pipe:[3]");
    DescryHandle process = collectedProcess(5, 6, 7);
    watch.tick();

    DescryHooks.closing(5);
    links.put(5, "/data/another");
    watch.tick();
    watch.tick();

    assertThat(hooked.state.table.get(6)).isSameAs(process);
    assertThat(hooked.state.table.get(7)).isSameAs(process);
    assertThat(watch.isOrphaned(process)).isTrue();
  }

  @Test
  void a_process_is_watched_by_a_pipe_that_is_still_its_own() {
    links.put(5, "/data/another").put(6, "pipe:[2]").put(7, "pipe:[3]");
    DescryHooks.openedAll(PROCESS, new Object(), new int[] {5, 6, 7}, null);
    DescryHandle process = hooked.state.table.get(6);
    DescryHooks.closing(5);
    process.clear();
    watch.ownerGone(process);

    links.put(5, "/data/a/third");
    watch.tick();
    watch.tick();

    assertThat(watch.isOrphaned(process)).isTrue();
  }

  @Test
  void a_client_whose_owner_is_gone_leaves_at_the_tick() {
    DescryHooks.logicalOpened(DescryKind.HTTP_CLIENT, new Object(), null);
    hooked.state.logicals.all().iterator().next().clear();

    watch.tick();

    assertThat(hooked.state.logicals.all()).isEmpty();
    assertThat(hooked.recovered(DescryKind.HTTP_CLIENT)).isEqualTo(1);
  }

  private DescryHandle collected(int number) {
    DescryHandle handle = hooked.open(FILE, new Object(), number);
    handle.clear();
    watch.ownerGone(handle);
    return handle;
  }

  private DescryHandle collectedProcess(int... numbers) {
    DescryHooks.openedAll(PROCESS, new Object(), numbers, null);
    DescryHandle handle = hooked.state.table.get(numbers[0]);
    handle.clear();
    watch.ownerGone(handle);
    return handle;
  }
}
