package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.DescryLogical;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles without a number: HTTP clients, exchanges, zip files on Java 8. */
class LogicalHandlesTest {

  private static final int CLIENT = DescryKind.HTTP_CLIENT;

  private HookedState hooked;
  private final Object owner = new HostileOwner();

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void an_owner_is_found_by_identity_and_its_own_methods_are_never_called() {
    DescryHooks.logicalOpened(CLIENT, owner, "/a.zip");
    DescryHooks.logicalOpened(CLIENT, new HostileOwner(), null);

    DescryHooks.logicalClosed(owner);

    assertThat(hooked.state.logicals.all()).hasSize(1);
    assertThat(hooked.closed(CLIENT)).isEqualTo(1);
    assertThat(hooked.state.lostEvents).hasValue(0);
  }

  @Test
  void a_chain_of_constructors_is_one_handle() {
    DescryHooks.logicalOpened(CLIENT, owner, null);
    DescryHooks.logicalOpened(CLIENT, owner, null);

    assertThat(hooked.state.logicals.all()).hasSize(1);

    DescryHooks.logicalClosed(owner);

    assertThat(hooked.state.logicals.all()).isEmpty();
  }

  @Test
  void a_second_close_is_not_counted() {
    DescryHooks.logicalOpened(CLIENT, owner, null);

    DescryHooks.logicalClosed(owner);
    DescryHooks.logicalClosed(owner);
    DescryHooks.logicalClosed(null);

    assertThat(hooked.closed(CLIENT)).isEqualTo(1);
  }

  @Test
  void a_channel_belongs_to_its_client() {
    DescryHandle channel = hooked.open(DescryKind.SOCKET_CHANNEL, new Object(), 9);
    DescryHooks.logicalOpened(CLIENT, owner, null);

    DescryHooks.belongs(9, owner);

    assertThat(channel.client.get()).isSameAs(owner);
  }

  @Test
  void a_client_that_is_not_known_owns_nothing() {
    DescryHandle channel = hooked.open(DescryKind.SOCKET_CHANNEL, new Object(), 9);

    DescryHooks.belongs(9, owner);
    DescryHooks.belongs(null, owner);
    DescryHooks.belongs(9, null);

    assertThat(channel.client).isNull();
    assertThat(hooked.state.lostEvents).hasValue(0);
  }

  @Test
  void the_agents_own_clients_are_not_kept() {
    hooked.state.threads.worker = Thread.currentThread();

    DescryHooks.logicalOpened(CLIENT, owner, null);

    assertThat(hooked.state.logicals.all()).isEmpty();
  }

  @Test
  void a_dropped_client_whose_owner_is_gone_is_recovered() {
    DescryHooks.logicalOpened(CLIENT, owner, null);
    DescryLogical handle = hooked.state.logicals.all().iterator().next();
    handle.clear();

    hooked.state.logicals.drop(handle);
    hooked.state.logicals.drop(handle);

    assertThat(hooked.recovered(CLIENT)).isEqualTo(1);
    assertThat(hooked.state.logicals.all()).isEmpty();
  }
}
