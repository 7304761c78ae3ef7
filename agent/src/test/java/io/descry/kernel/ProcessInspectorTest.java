package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Inspection;
import io.descry.model.TcpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes recorded as folders: links lead nowhere, as those of sockets and pipes do. */
class ProcessInspectorTest {

  private static final String ROW = " 00000000:00000000 00:00000000 00000000 1000 0 ";

  @TempDir Path proc;

  @BeforeEach
  void a_worker_below_a_supervisor() throws IOException {
    process("4711", "worker", 812, "64", "4096");
    process("812", "supervisord", 1, "1024", "4096");
    process("1", "systemd", 0, "1024", "524288");
    file("4711/cmdline", "/opt/worker\0--fast\0");
    file("4711/status", "Name:\tworker\nUid:\t1000\t1000\t1000\t1000\nFDSize:\t64\n");
    file("4711/cgroup", "0::/system.slice/docker-0123.scope\n");
    file("4711/net/sockstat", "TCP: inuse 4 orphan 0 tw 1 alloc 7\n");
    file("4711/net/tcp6", RecordedTables.INET_HEAD);
    file("4711/net/udp6", RecordedTables.INET_HEAD);
    file(
        "4711/net/udp",
        RecordedTables.INET_HEAD + "   1: 0100007F:0035 00000000:0000 07" + ROW + "22\n");
    file(
        "4711/net/unix",
        RecordedTables.UNIX_HEAD + "0: 00000002 00000000 00010000 0001 01 23 /run/w.sock\n");
    file(
        "4711/net/tcp",
        RecordedTables.INET_HEAD
            + ("   0: 0100007F:C350 0500000A:01BB 08" + ROW + "18\n")
            + ("   1: 0100007F:C351 0500000A:01BB 08" + ROW + "19\n")
            + ("   2: 0100007F:C352 0500000A:01BB 01" + ROW + "20\n")
            + ("   3: 0100007F:1F90 00000000:0000 0A" + ROW + "21\n")
            + ("   4: 0100007F:C353 0600000A:01BB 06" + ROW + "0\n")
            + ("   5: 0100007F:C354 0700000A:01BB 01" + ROW + "99\n"));
    Files.createDirectories(proc.resolve("4711/fd"));
    String[] links = {
      "/dev/none",
      "pipe:[17]",
      "socket:[18]",
      "socket:[19]",
      "socket:[20]",
      "socket:[21]",
      "socket:[22]",
      "socket:[23]",
      "socket:[24]",
      "anon_inode:[eventfd]",
      "anon_inode:[timerfd]",
      "anon_inode:inotify",
      "/memfd:x (deleted)",
      "/var/log/gone.log (deleted)",
      proc.toString()
    };
    for (int i = 0; i < links.length; i++) {
      Files.createSymbolicLink(proc.resolve("4711/fd/" + i), Path.of(links[i]));
    }
  }

  @Test
  void every_descriptor_is_counted_once_by_what_it_is() {
    Inspection worker = inspect(4711);

    assertThat(worker.descriptors).isEqualTo(15);
    assertThat(worker.kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("tcp", 4L),
                Map.entry("udp", 1L),
                Map.entry("unix", 1L),
                Map.entry("socket in no table", 1L),
                Map.entry("device", 1L),
                Map.entry("pipe", 1L),
                Map.entry("eventfd", 1L),
                Map.entry("timerfd", 1L),
                Map.entry("inotify", 1L),
                Map.entry("memory", 1L),
                Map.entry("file", 1L),
                Map.entry("directory", 1L)));
    assertThat(worker.tcpStates)
        .containsOnly(
            Map.entry(TcpState.CLOSE_WAIT, 2L),
            Map.entry(TcpState.ESTABLISHED, 1L),
            Map.entry(TcpState.LISTEN, 1L));
    assertThat(worker.remotes).singleElement().satisfies(to -> assertThat(to.count()).isEqualTo(3));
    assertThat(worker.remotes.get(0).remote).hasToString("10.0.0.5:443");
    assertThat(worker.timeWaits.total).isEqualTo(1);
  }

  @Test
  void the_limit_and_who_set_it_are_told() {
    Inspection worker = inspect(4711);

    assertThat(worker.limits).hasToString("64/4096");
    assertThat(worker.headroom).isEqualTo(64 - 15);
    assertThat(worker.limitFrom).hasToString("PID 812 supervisord");
    assertThat(worker.parents).hasToString("[PID 812 supervisord, PID 1 systemd]");
    assertThat(worker.command).isEqualTo("worker");
    assertThat(worker.jvm).isFalse();
    assertThat(worker.uid).isEqualTo(1000);
    assertThat(worker.container).isEqualTo("docker");
  }

  @Test
  void a_deleted_file_whose_size_is_hidden_is_named() {
    Inspection worker = inspect(4711);

    assertThat(worker.deleted)
        .singleElement()
        .satisfies(file -> assertThat(file.path).isEqualTo("/var/log/gone.log"))
        .satisfies(file -> assertThat(file.bytes).isNull());
  }

  @Test
  void of_a_process_whose_descriptors_are_hidden_the_rest_is_told() throws IOException {
    delete("4711/fd");

    Inspection worker = inspect(4711);

    assertThat(worker.descriptors).isNull();
    assertThat(worker.headroom).isNull();
    assertThat(worker.limits).hasToString("64/4096");
    assertThat(worker.missing).extracting(Object::toString).contains("fd: not readable");
  }

  @Test
  void without_network_tables_sockets_are_still_counted() throws IOException {
    delete("4711/net");

    Inspection worker = inspect(4711);

    assertThat(worker.kinds).containsEntry("socket in no table", 7L);
    assertThat(worker.timeWaits).isNull();
    assertThat(worker.missing)
        .extracting(part -> part.part)
        .contains("net/sockstat", "net/tcp", "net/udp", "net/unix");
  }

  @Test
  void a_process_that_is_not_there_or_has_ended_is_none() throws IOException {
    assertThat(inspect(4712)).isNull();
    file("812/stat", "812 (supervisord) Z 1 1 1 0 -1\n");
    assertThat(inspect(812)).isNull();
    file("812/stat", "812 (super");
    assertThat(inspect(812)).isNull();
  }

  /** A link that may not be read fails as a file does that is no link. */
  @Test
  void numbers_whose_links_may_not_be_read_are_not_none() throws IOException {
    delete("4711/fd");
    file("4711/fd/0", "");

    Inspection worker = inspect(4711);

    assertThat(worker.descriptors).isNull();
    assertThat(worker.missing).extracting(Object::toString).contains("fd: not readable");
  }

  private Inspection inspect(int pid) {
    return new ProcessInspector(proc.toString()).inspect(pid);
  }

  private void process(String pid, String name, int parent, String soft, String hard)
      throws IOException {
    file(pid + "/stat", pid + " (" + name + ") S " + parent + " 7 7 0 -1\n");
    file(pid + "/comm", name + "\n");
    file(pid + "/limits", "Max open files  " + soft + "  " + hard + "  files\n");
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
