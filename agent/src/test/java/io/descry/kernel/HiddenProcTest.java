package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.KernelSnapshot;
import io.descry.model.MissingPart;
import io.descry.model.TcpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded /proc, whole and mutilated: what is missing is named, and the rest is there. */
class HiddenProcTest {

  private static final String ROW =
      "   0: 0100007F:C350 0500000A:01BB 08 00000001:00000007 00:00000000 00000000 1000 0 18\n";

  @TempDir Path proc;

  private Kernel kernel;

  @BeforeEach
  void a_whole_proc() throws IOException {
    file("self/limits", "Limit  Soft  Hard  Units\nMax open files  64  4096  files\n");
    file("self/status", "Name:\tjava\nUid:\t1\t1\t1\t1\nFDSize:\t64\n");
    file("self/stat", "7 (java) S 12 7 7 0 -1\n");
    file("12/comm", "supervisord\n");
    file("12/stat", "12 (supervisord) S 0 7 7 0 -1\n");
    file("12/limits", "Max open files  64  4096  files\n");
    file("self/net/sockstat", "TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 1\n");
    for (String table : List.of("tcp6", "udp", "udp6")) {
      file("self/net/" + table, RecordedTables.INET_HEAD);
    }
    file("self/net/tcp", RecordedTables.INET_HEAD + ROW);
    file("self/net/unix", RecordedTables.UNIX_HEAD);
    file("sys/fs/file-nr", "641\t0\t2466193\n");
    file("sys/fs/inotify/max_user_instances", "128\n");
    file("sys/fs/inotify/max_user_watches", "192536\n");
    file("sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
    Files.createDirectories(proc.resolve("self/fd"));
    link(0, "pipe:[17]");
    link(5, "socket:[18]");
  }

  @AfterEach
  void close() {
    if (kernel != null) {
      kernel.close();
    }
  }

  @Test
  void of_a_whole_one_nothing_is_missing() {
    KernelSnapshot snapshot = read();

    assertThat(snapshot.missing).isEmpty();
    assertThat(snapshot.descriptors).hasSize(2);
    assertThat(snapshot.socket(snapshot.descriptors.get(1)).state).isEqualTo(TcpState.CLOSE_WAIT);
    assertThat(snapshot.socket(snapshot.descriptors.get(1)).receiveQueueBytes).isEqualTo(7);
    assertThat(snapshot.socket(snapshot.descriptors.get(1)).sendQueueBytes).isEqualTo(1);
    assertThat(snapshot.headroom()).isEqualTo(62);
    assertThat(snapshot.surroundings.limitFrom).hasToString("PID 12 supervisord");
  }

  @Test
  void without_the_network_tables_the_descriptors_are_there() throws IOException {
    delete("self/net");

    KernelSnapshot snapshot = read();

    assertThat(parts(snapshot)).contains("net/sockstat", "net/tcp", "net/udp", "net/unix");
    assertThat(snapshot.descriptors).hasSize(2);
    assertThat(snapshot.headroom()).isEqualTo(62);
  }

  @Test
  void with_the_descriptors_hidden_the_headroom_is_unknown_and_the_limits_are_not()
      throws IOException {
    delete("self/fd");

    KernelSnapshot snapshot = read();

    assertThat(parts(snapshot)).contains("fd");
    assertThat(snapshot.isTableKnown()).isFalse();
    assertThat(snapshot.headroom()).isNull();
    assertThat(snapshot.limits.soft).isEqualTo(64);
  }

  @Test
  void a_table_that_is_cut_keeps_the_rows_before() throws IOException {
    file("self/net/tcp", RecordedTables.INET_HEAD + ROW + ROW.substring(0, 40));
    file("self/net/udp", RecordedTables.INET_HEAD + ROW.replace(" 18\n", " x8\n"));
    link(6, "socket:[19]");

    KernelSnapshot snapshot = read();

    assertThat(texts(snapshot))
        .containsExactlyInAnyOrder(
            "net/tcp: rows cut or malformed", "net/udp: rows cut or malformed");
    assertThat(snapshot.socket(snapshot.descriptors.get(1)).state).isEqualTo(TcpState.CLOSE_WAIT);
  }

  @Test
  void a_table_with_other_columns_is_named_and_not_guessed_at() throws IOException {
    file("self/net/tcp", "sl where_from where_to st\n" + ROW);

    KernelSnapshot snapshot = read();

    assertThat(texts(snapshot)).containsExactly("net/tcp: unknown columns");
    assertThat(snapshot.sockets.byInode).isEmpty();
  }

  @Test
  void a_line_longer_than_any_is_passed_over() throws IOException {
    String huge = "   1: " + "F".repeat(100_000) + "\n";
    file("self/net/tcp", RecordedTables.INET_HEAD + huge + ROW);

    KernelSnapshot snapshot = read();

    assertThat(texts(snapshot)).containsExactly("net/tcp: rows cut or malformed");
    assertThat(snapshot.sockets.byInode).hasSize(1);
  }

  @Test
  void numbers_that_are_none_are_named() throws IOException {
    file("self/limits", "Max open files  many  more  files\n");
    file("sys/fs/file-nr", "lots\n");
    file("sys/fs/inotify/max_user_watches", "");
    file("sys/net/ipv4/ip_local_port_range", "60999 32768\n");
    Files.createSymbolicLink(proc.resolve("self/fd/x1"), Path.of("pipe:[9]"));

    KernelSnapshot snapshot = read();

    assertThat(texts(snapshot))
        .containsExactlyInAnyOrder(
            "limits: rows cut or malformed",
            "sys/fs/file-nr: rows cut or malformed",
            "sys/fs/inotify/max_user_watches: rows cut or malformed",
            "sys/net/ipv4/ip_local_port_range: rows cut or malformed");
    assertThat(snapshot.descriptors).hasSize(2);
    assertThat(snapshot.system.inotifyInstances).isEqualTo(128);
  }

  @Test
  void every_text_cut_at_every_length_is_read_without_an_exception() throws IOException {
    for (String name : List.of("self/limits", "self/net/tcp", "self/net/sockstat")) {
      String whole = Files.readString(proc.resolve(name));
      for (int length = 0; length < whole.length(); length++) {
        file(name, whole.substring(0, length));
        assertThat(read().descriptors).hasSize(2);
        kernel.close();
      }
      file(name, whole);
    }
  }

  @Test
  void a_descriptor_that_goes_while_it_is_read_is_left_out() throws IOException {
    Files.delete(proc.resolve("self/fd/5"));
    Files.createFile(proc.resolve("self/fd/5")); // No link any more.

    assertThat(read().descriptors).extracting(each -> each.number).contains(0);
  }

  private KernelSnapshot read() {
    kernel = Kernel.open(proc.toString(), System::nanoTime);
    return kernel.read();
  }

  private static List<String> parts(KernelSnapshot snapshot) {
    return snapshot.missing.stream().map((MissingPart part) -> part.part).toList();
  }

  private static List<String> texts(KernelSnapshot snapshot) {
    return snapshot.missing.stream().map(MissingPart::toString).toList();
  }

  private void link(int number, String target) throws IOException {
    Files.createSymbolicLink(proc.resolve("self/fd/" + number), Path.of(target));
  }

  private void file(String name, String text) throws IOException {
    Path file = proc.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void delete(String folder) throws IOException {
    try (var files = Files.list(proc.resolve(folder))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(proc.resolve(folder));
  }
}
