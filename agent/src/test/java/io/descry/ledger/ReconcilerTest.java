package io.descry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.DescriptorClass;
import io.descry.model.Endpoint;
import io.descry.model.FileIdentity;
import io.descry.model.HandleKind;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import io.descry.model.TimeWaits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private static final String JAR = "/opt/descry.jar";

  private final FakeLook live = new FakeLook();
  private final List<KernelDescriptor> kernel = new ArrayList<>();
  private final List<OpenHandle> handles = new ArrayList<>();
  private final Map<Long, SocketEntry> sockets = new HashMap<>();
  private final Map<Integer, FileIdentity> files = new HashMap<>();
  private Reconciler reconciler = reconciler(List.of());

  @Test
  void every_number_is_in_one_of_five_classes() {
    List<KernelDescriptor> before =
        List.of(new KernelDescriptor(0, "/dev/null"), new KernelDescriptor(3, "/var/log/app"));
    reconciler = reconciler(before);
    kernel(0, "/jdk/lib");
    kernel(3, "/var/log/app");
    kernel(4, JAR);
    kernel(5, "/jdk/lib/modules");
    kernel(6, "/etc/hosts");
    kernel(7, "anon_inode:[timerfd]");
    handle(1, HandleKind.FILE_INPUT, "/etc/hosts", 6);

    looks(Reconciler.LOOKS - 1);
    Ledger ledger = reconcile();

    assertThat(text(ledger))
        .containsExactly("0 jvm", "3 preAttach", "4 agent", "5 jvm", "6 tracked #1", "7 unknown");
    assertThat(ledger.count(DescriptorClass.UNKNOWN)).isEqualTo(1);
  }

  @Test
  void the_agents_and_the_jvms_own_handles_are_not_tracked_ones() {
    kernel(5, "/x");
    kernel(6, "/y");
    handles.add(handle(1, HandleKind.FILE_INPUT, DescriptorClass.AGENT, "/x", List.of(5)));
    handles.add(handle(2, HandleKind.POLLER, DescriptorClass.JVM, null, List.of(6)));

    assertThat(text(reconcile())).containsExactly("5 agent #1", "6 jvm #2");
  }

  @Test
  void the_pipes_of_a_process_that_is_being_started_are_not_believed_unknown() {
    for (int number = 10; number < 18; number++) {
      kernel(number, "pipe:[" + number / 2 + "]");
    }
    live.startingProcesses = 1;

    looks(Reconciler.LOOKS - 1);

    assertThat(reconcile().rows).isEmpty();
  }

  @Test
  void pipes_beyond_those_of_the_processes_being_started_are_unknown() {
    for (int number = 10; number < 19; number++) {
      kernel(number, "pipe:[" + number / 2 + "]");
    }
    live.startingProcesses = 1;

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("18 unknown");
  }

  @Test
  void a_pipe_that_was_unknown_before_stays_so_while_a_process_is_started() {
    kernel(10, "pipe:[5]");
    looks(Reconciler.LOOKS);
    live.startingProcesses = 1;

    assertThat(text(reconcile())).containsExactly("10 unknown");
  }

  @Test
  void with_the_kernels_table_hidden_no_handle_is_taken_for_closed() {
    handle(1, HandleKind.FILE_INPUT, "/etc/hosts", 6);
    live.held.add(6);

    reconcile();
    reconcile();
    Ledger ledger = reconcile();

    assertThat(text(ledger)).containsExactly("6 tracked #1");
    assertThat(live.dropped).isEmpty();
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void an_unknown_descriptor_is_believed_when_seen_three_times() {
    kernel(7, "anon_inode:[timerfd]");

    Ledger first = reconcile();
    boolean wanted = reconciler.wantsAnotherLook();
    Ledger second = reconcile();
    boolean wantedAgain = reconciler.wantsAnotherLook();
    Ledger third = reconcile();

    assertThat(first.rows).isEmpty();
    assertThat(wanted).isTrue();
    assertThat(second.rows).isEmpty();
    assertThat(wantedAgain).isTrue();
    assertThat(text(third)).containsExactly("7 unknown");
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void another_object_at_the_number_is_not_the_one_seen_before() {
    kernel(7, "/a");
    looks(Reconciler.LOOKS - 1);
    kernel.clear();
    kernel(7, "/b");

    assertThat(reconcile().rows).isEmpty();
    assertThat(reconcile().rows).isEmpty();
    assertThat(text(reconcile())).containsExactly("7 unknown");
  }

  @Test
  void what_closed_or_opened_meanwhile_is_not_unknown() {
    kernel(7, "/closing");
    kernel(8, "/opening");
    live.links.remove(7);
    live.held.add(8);

    looks(Reconciler.LOOKS - 1);

    assertThat(reconcile().rows).isEmpty();
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void a_handle_opened_after_the_kernels_list_has_its_row() {
    live.links.put(9, "/new");
    handle(1, HandleKind.FILE_INPUT, "/new", 9);

    assertThat(text(reconcile())).containsExactly("9 tracked #1");
  }

  @Test
  void a_handle_whose_descriptor_is_gone_is_dropped_the_second_time() {
    kernel(0, "/jdk/lib");
    handle(4, HandleKind.FILE_INPUT, "/gone", 9);
    live.held.add(9);

    reconcile();
    List<String> first = List.copyOf(live.dropped);
    boolean wanted = reconciler.wantsAnotherLook();
    reconcile();

    assertThat(first).isEmpty();
    assertThat(wanted).isTrue();
    assertThat(live.dropped).containsExactly("9 of #4");
  }

  @Test
  void a_handle_that_closed_between_the_lists_is_not_dropped() {
    kernel(0, "/jdk/lib");
    handle(4, HandleKind.FILE_INPUT, "/gone", 9);
    live.held.add(9);

    reconcile();
    live.held.remove(9);
    handles.clear();
    reconcile();

    assertThat(live.dropped).isEmpty();
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void a_handle_that_closes_while_the_lists_are_taken_needs_no_other_look() {
    kernel(0, "/jdk/lib");
    handle(4, HandleKind.FILE_INPUT, "/gone", 9);

    Ledger ledger = reconcile();

    assertThat(text(ledger)).containsExactly("0 jvm");
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void another_handle_at_the_number_is_not_the_one_that_was_stale() {
    kernel(0, "/jdk/lib");
    live.held.add(9);
    handle(4, HandleKind.FILE_INPUT, "/gone", 9);
    reconcile();
    handles.clear();
    handle(5, HandleKind.FILE_INPUT, "/gone", 9);
    reconcile();

    assertThat(live.dropped).isEmpty();
    assertThat(reconciler.wantsAnotherLook()).isTrue();
  }

  @Test
  void what_meets_its_hook_or_closes_soon_needs_no_new_lists() {
    kernel(7, "/closing");
    kernel(8, "/opening");
    handle(4, HandleKind.FILE_INPUT, "/gone", 9);
    live.held.add(9);
    reconcile();
    boolean wanted = reconciler.wantsAnotherLook();

    live.links.remove(7);
    live.held.add(8);
    live.held.remove(9);

    assertThat(wanted).isTrue();
    assertThat(reconciler.isSettledNow()).isTrue();
    assertThat(reconciler.wantsAnotherLook()).isFalse();
  }

  @Test
  void what_was_settled_is_begun_with_anew_at_the_next_ledger() {
    kernel(7, "/a");
    looks(Reconciler.LOOKS - 1);
    live.held.add(7);
    reconciler.isSettledNow();
    live.held.remove(7);

    assertThat(reconcile().rows).isEmpty();
    assertThat(reconcile().rows).isEmpty();
    assertThat(text(reconcile())).containsExactly("7 unknown");
  }

  @Test
  void what_is_still_nobodys_needs_new_lists_and_counts_no_look() {
    kernel(7, "/a");
    reconcile();

    assertThat(reconciler.isSettledNow()).isFalse();
    assertThat(reconcile().rows).isEmpty();
    assertThat(reconciler.isSettledNow()).isFalse();
    assertThat(text(reconcile())).containsExactly("7 unknown");
    assertThat(reconciler.isSettledNow()).isTrue();
  }

  @Test
  void a_directory_stream_has_its_second_descriptor() {
    kernel(5, "/data");
    kernel(6, "/data");
    kernel(7, "/data");
    kernel(8, "/data");
    handle(1, HandleKind.DIRECTORY_STREAM, "/data", 5);
    handle(2, HandleKind.DIRECTORY_STREAM, "/data", 7);

    assertThat(text(reconcile()))
        .containsExactly("5 tracked #1", "6 tracked #1", "7 tracked #2", "8 tracked #2");
  }

  @Test
  void a_partner_is_never_a_number_from_before_the_attach() {
    KernelDescriptor older = new KernelDescriptor(4, "/data");
    reconciler =
        new Reconciler(
            new Baseline(List.of(older), false, target -> false, files::get),
            target -> false,
            JAR,
            live);
    kernel(4, "/data");
    kernel(5, "/data");
    kernel(6, "/data");
    handle(1, HandleKind.DIRECTORY_STREAM, "/data", 5);

    assertThat(text(reconcile())).containsExactly("4 preAttach", "5 tracked #1", "6 tracked #1");
  }

  @Test
  void a_handle_whose_number_is_another_object_is_dropped_after_two_ledgers() {
    kernel(5, "anon_inode:[timerfd]");
    live.held.add(5);
    handle(1, HandleKind.FILE_INPUT, "/etc/hostname", 5);

    Ledger first = reconcile();
    boolean droppedAtOnce = !live.dropped.isEmpty();
    Ledger second = reconcile();

    assertThat(droppedAtOnce).isFalse();
    assertThat(first.rows).isEmpty();
    assertThat(second.rows).isEmpty();
    assertThat(live.dropped).containsExactly("5 of #1");
  }

  @Test
  void a_number_that_was_reused_between_the_two_lists_keeps_its_handle() {
    kernel(5, "socket:[77]");
    live.links.put(5, "/etc/hostname");
    handle(1, HandleKind.FILE_INPUT, "/etc/hostname", 5);

    reconcile();

    assertThat(text(reconcile())).containsExactly("5 tracked #1");
    assertThat(live.dropped).isEmpty();
  }

  @Test
  void a_path_of_another_descriptor_can_lead_to_any_object() {
    kernel(5, "pipe:[3]");
    handle(1, HandleKind.FILE_INPUT, "/dev/stdin", 5);

    assertThat(text(reconcile())).containsExactly("5 tracked #1");
  }

  @Test
  void a_third_descriptor_of_a_directory_is_nobodys() {
    kernel(5, "/data");
    kernel(6, "/data");
    kernel(7, "/data");
    handle(1, HandleKind.DIRECTORY_STREAM, "/data", 5);

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("5 tracked #1", "6 tracked #1", "7 unknown");
  }

  @Test
  void a_zip_file_without_a_number_is_found_by_its_path_also_when_deleted() {
    kernel(5, "/lib/a.jar");
    kernel(6, "/lib/b.jar (deleted)");
    handle(1, HandleKind.ZIP_FILE, "/lib/a.jar");
    handle(2, HandleKind.ZIP_FILE, "/lib/b.jar");

    assertThat(text(reconcile())).containsExactly("5 tracked #1", "6 tracked #2");
  }

  @Test
  void two_sockets_without_an_address_are_the_jdks_markers_and_a_third_is_not() {
    kernel(5, "socket:[50]");
    kernel(6, "socket:[60]");
    kernel(7, "socket:[70]");
    sockets.put(60L, SocketEntry.unix(60, null, false));

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("5 jvm", "6 jvm", "7 unknown");
  }

  @Test
  void a_socket_with_an_address_or_a_path_is_no_marker() {
    kernel(5, "socket:[50]");
    kernel(6, "socket:[60]");
    Endpoint local = new Endpoint("127.0.0.1", 80);
    sockets.put(50L, SocketEntry.inet(SocketProtocol.UDP, local, null, null, 0, 0, 50));
    sockets.put(60L, SocketEntry.unix(60, "/run/x", true));

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("5 unknown", "6 unknown");
  }

  @Test
  void the_listener_of_attaches_is_the_jvms() {
    kernel(5, "socket:[50]");
    sockets.put(50L, SocketEntry.unix(50, "/tmp/.java_pid4711", true));

    assertThat(text(reconcile())).containsExactly("5 jvm");
  }

  @Test
  void a_number_open_before_counts_only_while_its_link_is_the_same() {
    reconciler = reconciler(List.of(new KernelDescriptor(9, "/old")));
    kernel(9, "/other");

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("9 unknown");
  }

  @Test
  void a_renamed_or_removed_file_from_before_keeps_its_class() {
    files.put(1, new FileIdentity(8, 41, 1, 0));
    files.put(5, new FileIdentity(8, 42, 1, 0));
    files.put(9, new FileIdentity(8, 43, 1, 0));
    files.put(10, new FileIdentity(8, 44, 1, 0));
    reconciler =
        reconciler(
            List.of(
                new KernelDescriptor(1, "/out"),
                new KernelDescriptor(5, "/jdk/app.jar"),
                new KernelDescriptor(9, "/old"),
                new KernelDescriptor(10, JAR)));
    kernel(1, "/out.1");
    kernel(5, "/app.jar.old");
    kernel(9, "/old (deleted)");
    kernel(10, "/opt/descry.jar.old");

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("1 jvm", "5 jvm", "9 preAttach", "10 agent");
  }

  @Test
  void another_file_at_an_older_number_is_not_the_older_one() {
    files.put(9, new FileIdentity(8, 43, 1, 0));
    reconciler = reconciler(List.of(new KernelDescriptor(9, "/old")));
    files.put(9, new FileIdentity(8, 44, 1, 0));
    kernel(9, "/other");

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("9 unknown");
  }

  @Test
  void a_standard_stream_that_the_application_closed_stays_the_jvms() {
    reconciler =
        reconciler(List.of(new KernelDescriptor(0, "pipe:[7]"), new KernelDescriptor(9, "/old")));
    kernel(0, "/dev/null");
    kernel(9, "/dev/null");

    looks(Reconciler.LOOKS - 1);

    assertThat(text(reconcile())).containsExactly("0 jvm", "9 unknown");
  }

  @Test
  void what_was_open_before_the_application_is_the_jvms() {
    List<KernelDescriptor> before = List.of(new KernelDescriptor(9, "/any"));
    reconciler =
        new Reconciler(
            new Baseline(before, true, path -> false, files::get), path -> false, JAR, live);
    kernel(9, "/any");

    assertThat(text(reconcile())).containsExactly("9 jvm");
  }

  private void looks(int times) {
    for (int i = 0; i < times; i++) {
      reconcile();
    }
  }

  private Reconciler reconciler(List<KernelDescriptor> before) {
    Baseline baseline = new Baseline(before, false, path -> path.startsWith("/jdk/"), files::get);
    return new Reconciler(baseline, path -> path.startsWith("/jdk/"), JAR, live);
  }

  private void kernel(int number, String target) {
    kernel.add(new KernelDescriptor(number, target));
    live.links.put(number, target);
  }

  private void handle(long id, HandleKind kind, String target, Integer... numbers) {
    handles.add(handle(id, kind, DescriptorClass.TRACKED, target, List.of(numbers)));
  }

  private static OpenHandle handle(
      long id, HandleKind kind, DescriptorClass owner, String target, List<Integer> numbers) {
    OpenHandleBuilder handle = new OpenHandleBuilder();
    handle.id = id;
    handle.kind = kind;
    handle.owner = owner;
    handle.target = target;
    handle.numbers = numbers;
    return handle.build();
  }

  private Ledger reconcile() {
    KernelSnapshot now =
        new KernelSnapshot(
            List.copyOf(kernel),
            new Sockets(Map.copyOf(sockets), new TimeWaits(null, 0, List.of(), 0)),
            null,
            new SystemLimits(null, null, null, null, null),
            new Surroundings(null, null, null),
            List.of());
    RegistrySnapshot registry =
        new RegistrySnapshot(List.copyOf(handles), List.of(), List.of(), 0, 0);
    return reconciler.reconcile(now, registry, 1_000);
  }

  private static List<String> text(Ledger ledger) {
    List<String> text = new ArrayList<>();
    for (LedgerRow row : ledger.rows) {
      String handle = row.handle == null ? "" : " #" + row.handle.id;
      text.add(row.descriptor.number + " " + row.owner + handle);
    }
    return text;
  }
}
