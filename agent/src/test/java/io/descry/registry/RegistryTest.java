package io.descry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.descry.boot.HookedState;
import io.descry.model.DescriptorClass;
import io.descry.model.HandleKind;
import io.descry.model.KindCounts;
import io.descry.model.OpenHandle;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.registry.site.Application;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private static final int FILE = DescryKind.FILE_INPUT;

  private final FakeLinks links = new FakeLinks();
  private final List<Object> owners = new ArrayList<>();
  private final Object owner = new Object();
  private HookedState hooked;
  private Registry registry;

  @BeforeEach
  void enter() {
    enter(HookedState.withStacks());
  }

  private void enter(HookedState with) {
    hooked = with;
    hooked.state.clockMillis -= 60_000;
    Application application = new Application(List.of(), null, null, () -> new Class<?>[0]);
    registry = new Registry(hooked.state, application, links, target -> target.startsWith("/jdk/"));
  }

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void a_handle_shows_where_and_by_whom_it_was_opened() {
    DescryHooks.opened(FILE, owner, 7, null, "/etc/hosts");

    OpenHandle handle = registry.snapshot().handles.get(0);

    assertThat(handle.id).isEqualTo(1);
    assertThat(handle.kind).isEqualTo(HandleKind.FILE_INPUT);
    assertThat(handle.numbers).containsExactly(7);
    assertThat(handle.target).isEqualTo("/etc/hosts");
    assertThat(handle.owner).isEqualTo(DescriptorClass.TRACKED);
    assertThat(handle.orphaned).isFalse();
    assertThat(handle.threadName).isEqualTo(Thread.currentThread().getName());
    assertThat(handle.site.applicationFrame).startsWith("io.descry.registry.RegistryTest.");
    assertThat(handle.site.frames.get(0)).isEqualTo(handle.site.applicationFrame);
  }

  @Test
  void a_long_thread_name_is_cut() throws InterruptedException {
    String name = "GET /" + "u".repeat(8_192);
    Thread opener = new Thread(() -> hooked.open(FILE, owner, 7), name);
    opener.start();
    opener.join();
    hooked.open(FILE, kept(), 8);

    List<OpenHandle> handles = registry.snapshot().handles;

    assertThat(handles.get(0).threadName).isEqualTo(name.substring(0, 200) + "...");
    assertThat(handles.get(1).threadName).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void all_that_was_opened_is_open_orphaned_closed_or_recovered() {
    int opened = 60;
    for (int number = 0; number < opened; number++) {
      links.put(100 + number, "/data/" + number);
      hooked.open(FILE, kept(), 100 + number);
    }
    for (int number = 0; number < 20; number++) {
      DescryHooks.closing(130 + number);
    }
    hooked.state.table.get(100).clear();
    hooked.state.table.get(101).clear();
    hooked.state.threads.cleaner = Thread.currentThread();
    DescryHooks.closing(101);
    hooked.state.threads.cleaner = null;
    registry.tick();
    registry.tick();

    RegistrySnapshot snapshot = registry.snapshot();

    KindCounts counts = snapshot.kinds.get(FILE);
    assertThat(counts.orphaned).isEqualTo(1);
    assertThat(counts.recovered).isEqualTo(1);
    assertThat(counts.closed).isEqualTo(20);
    assertThat(counts.open).isEqualTo(38);
    assertThat(counts.opened()).isEqualTo(opened);
    assertThat(snapshot.handles).hasSize(39);
    SiteCounts site = snapshot.sites.get(0);
    assertThat(snapshot.sites).hasSize(1);
    assertThat(site.opened()).isEqualTo(opened);
    assertThat(site.estimated).isFalse();
  }

  @Test
  void closes_within_a_tick_are_exact_while_they_fit_the_sample() {
    openAndClose(50);

    SiteCounts site = registry.tick().sites.get(0);

    assertThat(site.closed).isEqualTo(50);
    assertThat(site.estimated).isFalse();
  }

  @Test
  void more_closes_within_a_tick_are_extrapolated_and_said_to_be() {
    openAndClose(1_000);

    RegistrySnapshot tick = registry.tick();

    assertThat(tick.sites.get(0).closed).isEqualTo(1_000);
    assertThat(tick.sites.get(0).estimated).isTrue();
    assertThat(registry.snapshot().kinds.get(FILE).closed).isEqualTo(1_000);
  }

  @Test
  void two_sites_share_an_extrapolation_by_their_share() {
    for (int i = 0; i < 1_000; i++) {
      openAndClose(3);
      openAndCloseElsewhere();
    }

    List<SiteCounts> sites = registry.tick().sites;

    assertThat(sites).hasSize(2);
    long most = Math.max(sites.get(0).closed, sites.get(1).closed);
    assertThat(sites.get(0).closed + sites.get(1).closed).isCloseTo(4_000L, within(1L));
    // 64 draws: 5 standard deviations are 1,080.
    assertThat(most).isCloseTo(3_000L, within(1_100L));
  }

  @Test
  void closes_without_a_stack_are_extrapolated_from_those_with_one() {
    hooked.close();
    enter(HookedState.withoutStacks());
    hooked.state.budget.refill(1);
    openAndClose(160);

    SiteCounts site = registry.tick().sites.get(0);

    assertThat(site.closed).isEqualTo(160);
    assertThat(site.estimated).isTrue();
  }

  @Test
  void a_tick_counts_no_close_twice() {
    openAndClose(10);
    registry.tick();
    hooked.open(FILE, owner, 7);
    registry.tick();
    DescryHooks.closing(7);
    registry.tick();

    List<SiteCounts> sites = registry.tick().sites;

    assertThat(sites.stream().mapToLong(site -> site.closed).sum()).isEqualTo(11);
    assertThat(sites).noneMatch(site -> site.estimated);
  }

  @Test
  void a_young_handle_waits_for_its_number() {
    hooked.state.clockMillis = System.currentTimeMillis() + 60_000;
    DescryHandle handle = hooked.open(FILE, owner, 7);

    registry.tick();
    int afterTick = handle.id;
    registry.snapshot();

    assertThat(afterTick).isZero();
    assertThat(handle.id).isEqualTo(1);
  }

  @Test
  void a_handle_with_many_numbers_is_one_handle_with_those_it_still_has() {
    DescryHooks.openedAll(DescryKind.PROCESS, owner, new int[] {9, 5, 7}, null);
    DescryHooks.closing(9);

    RegistrySnapshot snapshot = registry.snapshot();

    assertThat(snapshot.handles).hasSize(1);
    assertThat(snapshot.handles.get(0).numbers).containsExactly(5, 7);
    assertThat(snapshot.kinds.get(DescryKind.PROCESS).open).isEqualTo(1);
  }

  @Test
  void a_path_of_the_jdk_makes_a_handle_the_jvms() {
    DescryHooks.opened(FILE, owner, 7, null, "/jdk/lib/modules");

    RegistrySnapshot snapshot = registry.snapshot();

    assertThat(snapshot.handles.get(0).owner).isEqualTo(DescriptorClass.JVM);
    assertThat(snapshot.handles.get(0).own).isTrue();
    assertThat(snapshot.kinds.get(FILE).opened()).isZero();
  }

  @Test
  void a_site_whose_handles_are_all_the_agents_own_is_none() {
    DescryHandle handle = hooked.open(FILE, owner, 7);
    registry.snapshot();

    handle.holder = DescryHandle.AGENT;
    DescryHooks.closing(7);

    assertThat(registry.tick().sites).isEmpty();
  }

  @Test
  void the_remote_end_is_as_it_was_asked_for() throws Exception {
    byte[] ip = {10, 0, 0, 5};
    hooked.open(DescryKind.SOCKET, kept(), 5);
    hooked.open(DescryKind.SOCKET, kept(), 6);
    hooked.open(DescryKind.SOCKET, kept(), 7);
    DescryHooks.connected(5, new InetSocketAddress(InetAddress.getByAddress(ip), 443));
    DescryHooks.connected(6, new InetSocketAddress(InetAddress.getByAddress("api.local", ip), 443));
    DescryHooks.connected(7, InetSocketAddress.createUnresolved("nowhere", 1));

    List<OpenHandle> handles = registry.snapshot().handles;

    assertThat(handles.get(0).remote.host).isNull();
    assertThat(handles.get(0).remote.address).isEqualTo("10.0.0.5");
    assertThat(handles.get(1).remote).hasToString("api.local:443");
    assertThat(handles.get(1).remote.address).isEqualTo("10.0.0.5");
    assertThat(handles.get(2).remote.address).isNull();
  }

  @Test
  void a_socket_refers_to_its_client() {
    DescryHooks.logicalOpened(DescryKind.HTTP_CLIENT, owner, null);
    hooked.open(DescryKind.SOCKET_CHANNEL, kept(), 5);
    DescryHooks.belongs(5, owner);

    List<OpenHandle> handles = registry.snapshot().handles;

    OpenHandle client = handles.stream().filter(h -> h.numbers.isEmpty()).findAny().orElseThrow();
    OpenHandle socket = handles.stream().filter(h -> !h.numbers.isEmpty()).findAny().orElseThrow();
    assertThat(socket.clientId).isEqualTo(client.id);
  }

  @Test
  void a_stale_handle_is_dropped_and_its_successor_is_not() {
    hooked.open(FILE, owner, 7);
    long stale = registry.snapshot().handles.get(0).id;
    DescryHandle next = hooked.open(FILE, kept(), 7);

    registry.dropStale(7, stale);
    boolean kept = registry.holds(7);
    registry.snapshot();
    registry.dropStale(7, next.id);

    assertThat(kept).isTrue();
    assertThat(registry.holds(7)).isFalse();
  }

  @Test
  void the_stack_that_most_open_handles_have_is_shown() {
    openBelow(3, 10);
    for (int number = 20; number < 22; number++) {
      openBelow(5, number);
    }
    openBelow(4, 30);

    SiteCounts site = registry.snapshot().sites.get(0);

    assertThat(registry.snapshot().sites).hasSize(1);
    assertThat(site.open).isEqualTo(4);
    assertThat(site.site.frames.stream().filter(frame -> frame.contains("openBelow"))).hasSize(5);
  }

  private Object kept() {
    Object made = new Object();
    owners.add(made);
    return made;
  }

  private void openBelow(int depth, int number) {
    if (depth == 1) {
      hooked.open(FILE, kept(), number);
    } else {
      openBelow(depth - 1, number);
    }
  }

  private void openAndClose(int times) {
    for (int number = 0; number < times; number++) {
      hooked.open(FILE, owner, 200 + number);
      DescryHooks.closing(200 + number);
    }
  }

  private void openAndCloseElsewhere() {
    hooked.open(FILE, owner, 300);
    DescryHooks.closing(300);
  }
}
