package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryHttpHooks;
import java.io.DescryKind;
import java.io.DescryLogical;
import java.lang.ref.Reference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients, their calls and the sockets that are opened for them. */
class HttpClientsTest {

  private static final int CLIENT = DescryKind.HTTP_CLIENT;
  private static final int EXCHANGE = DescryKind.HTTP_EXCHANGE;

  private HookedState hooked;
  private final Object client = new HostileOwner();
  private final Object pool = new HostileOwner();
  private final Object call = new HostileOwner();

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
  }

  @AfterEach
  void leave() {
    Reference.reachabilityFence(this);
    hooked.close();
  }

  @Test
  void clients_that_share_a_pool_are_one() {
    Object derived = new Object();
    DescryHttpHooks.clientBuilt(client, pool);
    DescryHttpHooks.clientBuilt(derived, pool);

    DescryHttpHooks.leased(call, derived);

    assertThat(handles(CLIENT)).singleElement().satisfies(h -> assertThat(h.get()).isSameAs(pool));
    assertThat(only(EXCHANGE).client).isSameAs(only(CLIENT));
    Reference.reachabilityFence(derived);
  }

  @Test
  void a_client_lives_as_long_as_what_its_pool_delegates_to() {
    Object facade = new HostileOwner();
    DescryHttpHooks.standsFor(facade, pool);

    DescryHttpHooks.clientBuilt(client, facade);

    assertThat(only(CLIENT).get()).isSameAs(pool);
  }

  @Test
  void a_pool_that_was_closed_and_is_used_again_is_open_again() {
    DescryHttpHooks.clientBuilt(client, pool);
    DescryHooks.logicalClosed(pool);

    assertThat(handles(CLIENT)).isEmpty();

    DescryHttpHooks.leased(call, client);

    assertThat(only(CLIENT).stack).isNotNull();
    assertThat(hooked.closed(CLIENT)).isEqualTo(1);
  }

  @Test
  void a_client_from_before_the_agent_has_no_stack() {
    DescryHttpHooks.leased(call, client);

    assertThat(only(CLIENT).stack).isNull();
    assertThat(only(EXCHANGE).client).isSameAs(only(CLIENT));
  }

  @Test
  void a_call_that_waits_for_a_connection_is_not_counted_when_it_ends_so() {
    DescryHttpHooks.callStarted(call, client);
    DescryHooks.logicalClosed(call);

    assertThat(hooked.closed(EXCHANGE)).isZero();

    DescryHttpHooks.callStarted(call, client);
    DescryHttpHooks.callConnected(call);
    DescryHooks.logicalClosed(call);

    assertThat(hooked.closed(EXCHANGE)).isEqualTo(1);
  }

  @Test
  void a_socket_belongs_to_the_call_in_whose_scope_it_opens_and_the_next_does_not() {
    DescryHttpHooks.callStarted(call, client);
    Object before = DescryHttpHooks.asking(call);
    DescryHandle file = hooked.open(DescryKind.FILE_INPUT, new Object(), 8);
    DescryHandle socket = hooked.open(DescryKind.SOCKET, new Object(), 9);
    DescryHttpHooks.asked(before);
    DescryHandle later = hooked.open(DescryKind.SOCKET, new Object(), 10);

    assertThat(socket.client).isSameAs(only(EXCHANGE));
    assertThat(file.client).isNull();
    assertThat(later.client).isNull();
  }

  @Test
  void a_scope_inside_another_gives_way_to_it_again() {
    DescryHttpHooks.callStarted(call, client);
    Object outer = DescryHttpHooks.asking(call);
    Object inner = DescryHttpHooks.connectingFor(pool);
    DescryHandle first = hooked.open(DescryKind.SOCKET, new Object(), 9);
    DescryHttpHooks.asked(inner);
    DescryHandle second = hooked.open(DescryKind.SOCKET, new Object(), 10);
    DescryHttpHooks.asked(outer);

    assertThat(first.client.get()).isSameAs(pool);
    assertThat(second.client).isSameAs(only(EXCHANGE));
  }

  @Test
  void another_thread_that_connects_a_plan_does_so_for_the_call_that_made_it() throws Exception {
    Object plan = new HostileOwner();
    DescryHttpHooks.callStarted(call, client);
    Object before = DescryHttpHooks.asking(call);
    DescryHttpHooks.planned(plan);
    DescryHttpHooks.asked(before);

    Thread other = new Thread(() -> connect(plan));
    other.start();
    other.join();

    assertThat(hooked.state.table.get(9).client).isSameAs(only(EXCHANGE));
    Reference.reachabilityFence(plan);
  }

  private void connect(Object plan) {
    Object before = DescryHttpHooks.asking(plan);
    hooked.open(DescryKind.SOCKET, this, 9);
    DescryHttpHooks.asked(before);
  }

  @Test
  void an_answer_of_a_connection_without_a_client_refers_to_its_socket() {
    Object connection = new HostileOwner();
    Object before = DescryHttpHooks.connecting(connection);
    DescryHandle socket = hooked.open(DescryKind.SOCKET, this, 9);
    DescryHttpHooks.asked(before);

    DescryHttpHooks.answered(connection);

    assertThat(socket.client).isNull();
    assertThat(only(EXCHANGE).client).isSameAs(socket);
    Reference.reachabilityFence(connection);
  }

  @Test
  void the_alias_of_an_object_that_is_gone_is_forgotten() {
    DescryHttpHooks.clientBuilt(client, pool);
    hooked.state.clients.tick();

    assertThat(hooked.state.clients.size()).isEqualTo(1);
  }

  @Test
  void without_an_agent_nothing_happens() {
    DescryHooks.state = null;

    DescryHttpHooks.clientBuilt(client, pool);
    DescryHttpHooks.asked(DescryHttpHooks.asking(call));
    DescryHttpHooks.asked(DescryHttpHooks.connecting(call));
    DescryHttpHooks.asked(DescryHttpHooks.connectingFor(call));
    DescryHttpHooks.answered(call);

    assertThat(hooked.state.logicals.all()).isEmpty();
  }

  private List<DescryLogical> handles(int kind) {
    return hooked.state.logicals.all().stream().filter(handle -> handle.kind == kind).toList();
  }

  private DescryLogical only(int kind) {
    assertThat(handles(kind)).hasSize(1);
    return handles(kind).get(0);
  }
}
