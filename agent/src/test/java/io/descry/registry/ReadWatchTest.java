package io.descry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.boot.HookedState;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadWatchTest {

  private static final long OLD = 10_000;

  private final HookedState hooked = HookedState.withoutStacks();
  private final Set<Object> waiting = new HashSet<>();
  private int asked;
  private final ReadWatch watch =
      new ReadWatch(
          hooked.state.table,
          new SocketReads() {
            @Override
            boolean canBeSeen() {
              return true;
            }

            @Override
            boolean isWaitingForEver(Object socket) {
              asked++;
              return waiting.contains(socket);
            }
          });

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void a_wait_counts_from_the_first_look_that_found_it() {
    Object socket = new Object();
    DescryHandle handle = hooked.open(DescryKind.SOCKET, socket, 7);
    long now = handle.openedAtMillis + OLD;
    watch.tick(now);
    waiting.add(socket);

    watch.tick(now + 1_000);
    watch.tick(now + 2_000);

    assertThat(watch.sinceMillis(handle)).isEqualTo(now + 1_000);
    Reference.reachabilityFence(socket);
  }

  @Test
  void a_wait_that_was_interrupted_begins_anew() {
    Object socket = new Object();
    DescryHandle handle = hooked.open(DescryKind.SOCKET, socket, 7);
    long now = handle.openedAtMillis + OLD;
    waiting.add(socket);
    watch.tick(now);
    waiting.clear();
    watch.tick(now + 1_000);
    Long between = watch.sinceMillis(handle);
    waiting.add(socket);

    watch.tick(now + 2_000);

    assertThat(between).isNull();
    assertThat(watch.sinceMillis(handle)).isEqualTo(now + 2_000);
    Reference.reachabilityFence(socket);
  }

  @Test
  void a_closed_socket_a_young_one_and_a_listener_are_not_looked_at() {
    Object closed = new Object();
    Object listener = new Object();
    DescryHandle handle = hooked.open(DescryKind.SOCKET, closed, 7);
    hooked.open(DescryKind.SERVER_SOCKET, listener, 8);
    waiting.addAll(List.of(closed, listener));
    watch.tick(handle.openedAtMillis + 1_000);
    assertThat(asked).isZero();
    watch.tick(handle.openedAtMillis + OLD);

    DescryHooks.closing(7);
    watch.tick(handle.openedAtMillis + OLD + 1_000);

    assertThat(asked).isEqualTo(1);
    assertThat(watch.sinceMillis(handle)).isNull();
    Reference.reachabilityFence(closed);
    Reference.reachabilityFence(listener);
  }

  @Test
  void one_high_number_does_not_delay_the_looks() {
    Object low = new Object();
    Object high = new Object();
    hooked.open(DescryKind.SOCKET, low, 7);
    DescryHandle handle = hooked.open(DescryKind.SOCKET, high, 1_048_575);

    watch.tick(handle.openedAtMillis + OLD);
    watch.tick(handle.openedAtMillis + OLD + 1_000);

    assertThat(asked).isEqualTo(4);
    Reference.reachabilityFence(low);
    Reference.reachabilityFence(high);
  }

  @Test
  void a_tick_looks_at_so_many_and_the_next_one_goes_on() {
    List<Object> sockets = new ArrayList<>();
    DescryHandle last = null;
    int count = ReadWatch.LOOKS_PER_TICK + 1_000;
    for (int number = 0; number < count; number++) {
      sockets.add(new Object());
      last = hooked.open(DescryKind.SOCKET, sockets.get(number), number);
    }
    long now = last.openedAtMillis + OLD;

    watch.tick(now);
    int first = asked;
    watch.tick(now + 1_000);

    assertThat(first).isLessThanOrEqualTo(ReadWatch.LOOKS_PER_TICK);
    assertThat(asked).isGreaterThanOrEqualTo(count);
    Reference.reachabilityFence(sockets);
  }
}
