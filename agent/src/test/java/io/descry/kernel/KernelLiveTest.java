package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.proc.MissingProc;
import io.descry.model.Endpoint;
import io.descry.model.FileIdentity;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.SocketEntry;
import io.descry.model.TargetKind;
import io.descry.model.TcpState;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test's own JVM, as its own kernel sees it. */
class KernelLiveTest {

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Kernel kernel = Kernel.open(System::nanoTime);

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    kernel.close();
  }

  @Test
  void five_connections_have_their_ends_and_states() throws IOException {
    ServerSocket server = server();
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(keep(new Socket(server.getInetAddress(), server.getLocalPort())));
      keep(server.accept());
    }

    KernelSnapshot snapshot = kernel.read();

    for (Socket client : clients) {
      SocketEntry entry = entry(snapshot, client.getLocalPort(), server.getLocalPort());
      assertThat(entry.state).isEqualTo(TcpState.ESTABLISHED);
      assertThat(entry.remote).isEqualTo(new Endpoint("127.0.0.1", server.getLocalPort()));
    }
    assertThat(entry(snapshot, server.getLocalPort(), 0).state).isEqualTo(TcpState.LISTEN);
    assertThat(snapshot.missing).isEmpty();
  }

  @Test
  void a_peer_that_hung_up_is_seen_as_close_wait() throws IOException {
    ServerSocket server = server();
    Socket client = keep(new Socket(server.getInetAddress(), server.getLocalPort()));
    server.accept().close();

    await(
        () ->
            entry(kernel.read(), client.getLocalPort(), server.getLocalPort()).state
                == TcpState.CLOSE_WAIT);

    assertThat(client.isConnected()).isTrue();
    assertThat(client.isClosed()).isFalse();
  }

  @Test
  void each_sort_of_descriptor_is_recognised() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "text");
    keep(new FileInputStream(file.toFile()));
    keep(Selector.open());
    Pipe pipe = Pipe.open();
    keep(pipe.sink());
    keep(pipe.source());
    keep(folder.getFileSystem().newWatchService());
    keep(DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0)));

    KernelSnapshot snapshot = kernel.read();

    assertThat(snapshot.descriptors)
        .extracting(each -> each.kind)
        .contains(
            TargetKind.FILE,
            TargetKind.EPOLL,
            TargetKind.EVENTFD,
            TargetKind.PIPE,
            TargetKind.INOTIFY,
            TargetKind.SOCKET);
    assertThat(snapshot.descriptors)
        .extracting(each -> each.target)
        .contains(file.toRealPath().toString());
    assertThat(snapshot.sockets.byInode.values())
        .anySatisfy(entry -> assertThat(entry.protocol.toString()).startsWith("udp"));
  }

  @Test
  void both_ways_and_another_program_see_the_same() throws Exception {
    for (int i = 0; i < 20; i++) {
      keep(new RandomAccessFile(folder.resolve("f" + i).toFile(), "rw"));
    }

    List<String> listed = ownFiles(() -> kernel.read().descriptors);
    List<String> tried = ownFiles(() -> kernel.readWithoutDescriptors().descriptors);

    assertThat(listed).hasSize(20).isEqualTo(tried).isEqualTo(independently());
  }

  @Test
  void a_deleted_file_keeps_its_size_and_identity() throws IOException {
    Path file = Files.write(folder.resolve("deleted"), new byte[5000]);
    keep(new FileInputStream(file.toFile()));
    KernelDescriptor descriptor = descriptor(file);
    FileIdentity before = kernel.descriptors().identity(descriptor.number);
    assertThat(before.links).isEqualTo(1);

    Files.delete(file);

    KernelDescriptor after = new KernelDescriptor(1, target(descriptor.number));
    assertThat(after.saysDeleted()).isTrue();
    assertThat(after.path()).isEqualTo(descriptor.target);
    assertThat(kernel.descriptors().identity(descriptor.number))
        .isEqualTo(before)
        .satisfies(identity -> assertThat(identity.links).isZero())
        .satisfies(identity -> assertThat(identity.sizeBytes).isEqualTo(5000));
  }

  @Test
  void a_number_that_is_not_open_has_no_target_and_no_identity() {
    assertThat(kernel.descriptors().target(1_000_000)).isNull();
    assertThat(kernel.descriptors().identity(1_000_000)).isNull();
  }

  @Test
  void headroom_counts_what_is_free_below_the_soft_limit() {
    KernelSnapshot snapshot = kernel.read();

    long below =
        snapshot.descriptors.stream().filter(each -> each.number < snapshot.limits.soft).count();
    assertThat(snapshot.headroom()).isEqualTo(snapshot.limits.soft - below);
  }

  @Test
  void the_parent_is_the_process_that_started_this_one() {
    KernelSnapshot snapshot = kernel.read();

    assertThat((long) snapshot.surroundings.parent.pid)
        .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(snapshot.system.ports).isNotNull();
    assertThat(snapshot.system.openFiles).isPositive();
  }

  @Test
  void this_jvm_is_among_those_of_the_machine() {
    int pid = (int) ProcessHandle.current().pid();
    MissingProc missing = new MissingProc();

    assertThat(JvmProcesses.ofThisMachine().list(missing))
        .filteredOn(each -> each.pid == pid)
        .singleElement()
        .satisfies(each -> assertThat(each.descriptors).isPositive())
        .satisfies(each -> assertThat(each.limits).isEqualTo(kernel.limits()))
        .satisfies(each -> assertThat(each.mainClass).isNotEmpty());
    assertThat(JvmProcesses.ofThisMachine().find(1_000_000_000)).isNull();
    assertThat(missing.parts()).isEmpty();
  }

  @Test
  void a_closed_kernel_names_what_it_cannot_read_and_throws_nothing() {
    kernel.close();

    kernel.read();
    KernelSnapshot snapshot = kernel.readWithoutDescriptors();

    assertThat(snapshot.limits).isNull();
    assertThat(snapshot.headroom()).isNull();
    assertThat(snapshot.descriptors).isNotEmpty();
    assertThat(snapshot.missing).extracting(Object::toString).contains("limits: not readable");
  }

  private ServerSocket server() throws IOException {
    return keep(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  private <T extends AutoCloseable> T keep(T each) {
    open.add(each);
    return each;
  }

  private static SocketEntry entry(KernelSnapshot snapshot, int localPort, int remotePort) {
    return snapshot.descriptors.stream()
        .map(snapshot::socket)
        .filter(entry -> entry != null && entry.local != null && entry.local.port == localPort)
        .filter(entry -> (entry.remote == null ? 0 : entry.remote.port) == remotePort)
        .findFirst()
        .orElseThrow();
  }

  private KernelDescriptor descriptor(Path file) throws IOException {
    String path = file.toRealPath().toString();
    return kernel.read().descriptors.stream()
        .filter(each -> each.target.equals(path))
        .findFirst()
        .orElseThrow();
  }

  private String target(int number) {
    return kernel.descriptors().target(number);
  }

  private List<String> ownFiles(Supplier<List<KernelDescriptor>> descriptors) throws IOException {
    String path = folder.toRealPath().toString();
    return descriptors.get().stream()
        .filter(each -> each.target.startsWith(path))
        .map(KernelDescriptor::toString)
        .collect(Collectors.toList());
  }

  private List<String> independently() throws Exception {
    Process ls =
        new ProcessBuilder(
                "sh",
                "-c",
                "cd /proc/$1/fd && for n in $(ls | sort -n); do echo \"$n -> $(readlink $n)\";"
                    + " done",
                "sh",
                Long.toString(ProcessHandle.current().pid()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(ls.getInputStream().readAllBytes());
    assertThat(ls.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String path = folder.toRealPath().toString();
    return out.lines().filter(line -> line.contains(path)).collect(Collectors.toList());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
