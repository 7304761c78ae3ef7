package io.descry.kernel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedTables;
import io.descry.kernel.RecordedText;
import io.descry.kernel.proc.ByteSource;
import io.descry.model.Endpoint;
import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.model.RemoteCount;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import io.descry.model.TcpState;
import org.junit.jupiter.api.Test;

class SocketTableTest {

  private final RecordedTables tables = new RecordedTables();

  @Test
  void an_ipv4_row_tells_ends_state_and_queues() {
    tables.with(SocketProtocol.TCP, "tcp.txt");

    SocketEntry entry = tables.read(2001).byInode.get(2001L);

    assertThat(entry.protocol).isEqualTo(SocketProtocol.TCP);
    assertThat(entry.local).isEqualTo(new Endpoint("127.0.0.1", 40000));
    assertThat(entry.remote).isEqualTo(new Endpoint("10.0.0.5", 443));
    assertThat(entry.state).isEqualTo(TcpState.ESTABLISHED);
    assertThat(entry.sendQueueBytes).isEqualTo(0x1F);
    assertThat(entry.receiveQueueBytes).isEqualTo(0x200);
    assertThat(tables.missing.parts()).isEmpty();
  }

  @Test
  void a_listening_socket_has_no_remote_end() {
    tables.with(SocketProtocol.TCP, "tcp.txt");

    SocketEntry entry = tables.read(1045).byInode.get(1045L);

    assertThat(entry.listening).isTrue();
    assertThat(entry.remote).isNull();
    assertThat(entry.local).hasToString("0.0.0.0:2024");
    assertThat(entry.receiveQueueBytes).isEqualTo(3);
  }

  @Test
  void rows_of_other_processes_are_not_kept() {
    tables.with(SocketProtocol.TCP, "tcp.txt").with(SocketProtocol.TCP6, "tcp6.txt");

    Sockets sockets = tables.read(2002, 3001, 77);

    assertThat(sockets.byInode).containsOnlyKeys(2002L, 3001L);
    assertThat(sockets.byInode.get(2002L).state).isEqualTo(TcpState.CLOSE_WAIT);
  }

  @Test
  void a_mapped_address_reads_as_ipv4_and_others_as_compressed_ipv6() {
    tables.with(SocketProtocol.TCP6, "tcp6.txt");

    Sockets sockets = tables.read(3001, 3002, 3003);

    assertThat(sockets.byInode.get(3001L).local).hasToString("[::]:8080");
    assertThat(sockets.byInode.get(3002L).remote).hasToString("10.0.0.5:443");
    assertThat(sockets.byInode.get(3003L).remote).hasToString("[2001:db8::2]:443");
  }

  @Test
  void udp_has_no_tcp_state() {
    tables.with(SocketProtocol.UDP6, "udp6.txt");

    SocketEntry entry = tables.read(4001).byInode.get(4001L);

    assertThat(entry).hasToString("udp6 [::]:5353 null null");
    assertThat(entry.receiveQueueBytes).isEqualTo(64);
  }

  @Test
  void unix_paths_keep_their_blanks_and_the_mark_of_abstract_names() {
    tables.with(SocketProtocol.UNIX, "unix.txt");

    Sockets sockets = tables.read(5001, 5002, 5003);

    assertThat(sockets.byInode.get(5001L).path).isEqualTo("/run/my app/control socket");
    assertThat(sockets.byInode.get(5001L).listening).isTrue();
    assertThat(sockets.byInode.get(5002L).path).isEqualTo("@/tmp/.X11-unix/X0");
    assertThat(sockets.byInode.get(5003L).path).isNull();
    assertThat(sockets.byInode.get(5003L).listening).isFalse();
  }

  @Test
  void time_wait_is_counted_per_remote_over_both_tables() {
    tables.with(SocketProtocol.TCP, "tcp.txt").with(SocketProtocol.TCP6, "tcp6.txt");

    Sockets sockets = tables.read(2001);

    assertThat(sockets.timeWaits.total).isEqualTo(3);
    assertThat(sockets.timeWaits.rows).isEqualTo(3);
    assertThat(sockets.timeWaits.undercountAtMost).isZero();
    assertThat(sockets.timeWaits.remotes)
        .containsExactly(
            new RemoteCount(new Endpoint("10.0.0.5", 443), 2),
            new RemoteCount(new Endpoint("10.0.0.6", 443), 1));
  }

  @Test
  void a_text_cut_inside_a_row_gives_the_rows_before_it() {
    tables.with(SocketProtocol.TCP, "tcp-cut.txt");

    Sockets sockets = tables.read(1045, 2001, 2002);

    assertThat(sockets.byInode).containsOnlyKeys(1045L, 2001L);
    assertThat(tables.missing.parts())
        .containsExactly(new MissingPart("net/tcp", MissingReason.MALFORMED, 1));
  }

  @Test
  void columns_added_at_the_end_do_not_matter() {
    tables.with(SocketProtocol.TCP, "tcp-more-columns.txt");

    assertThat(tables.read(2001).byInode).containsOnlyKeys(2001L);
    assertThat(tables.missing.parts()).isEmpty();
  }

  @Test
  void columns_in_another_order_are_not_guessed_at() {
    tables.with(SocketProtocol.TCP, "tcp-other-columns.txt").with(SocketProtocol.TCP6, "tcp6.txt");

    Sockets sockets = tables.read(2001, 3001);

    assertThat(sockets.byInode).containsOnlyKeys(3001L);
    assertThat(tables.missing.parts()).hasToString("[net/tcp: unknown columns]");
  }

  @Test
  void a_hidden_table_is_named_but_one_without_ipv6_is_not() {
    tables.without(SocketProtocol.TCP).without(SocketProtocol.TCP6).without(SocketProtocol.UDP6);

    assertThat(tables.read(2001).byInode).isEmpty();
    assertThat(tables.missing.parts()).hasToString("[net/tcp: not readable]");
  }

  @Test
  void a_table_that_fails_while_it_is_read_is_named() {
    tables.with(SocketProtocol.TCP, new FailingText());

    assertThat(tables.read(2001).byInode).isEmpty();
    assertThat(tables.missing.parts()).hasToString("[net/tcp: not readable]");
  }

  @Test
  void a_table_that_takes_too_long_is_cut_and_named() {
    String rows = RecordedText.resource("tcp.txt");
    String tail = rows.substring(rows.indexOf('\n') + 1);
    tables
        .with(SocketProtocol.TCP, new RecordedText(rows + tail.repeat(50)))
        .withSlowReading(100_000_000);

    Sockets sockets = tables.read(2001, 424242);

    assertThat(sockets.byInode).containsKey(2001L);
    assertThat(sockets.timeWaits.rows).isLessThan(102);
    assertThat(tables.missing.parts()).hasToString("[net/tcp: not read to its end: too many rows]");
  }

  @Test
  void nothing_more_is_read_once_all_are_found_and_none_is_in_time_wait() {
    tables
        .withSockStat(new RecordedText("TCP: inuse 5 orphan 0 tw 0 alloc 7 mem 103\n"))
        .with(SocketProtocol.UNIX, "unix.txt")
        .with(SocketProtocol.TCP, new FailingText());

    assertThat(tables.read(5003).byInode).containsOnlyKeys(5003L);
    assertThat(tables.missing.parts()).isEmpty();
  }

  @Test
  void without_sockstat_the_rows_alone_tell() {
    tables.withSockStat(null).with(SocketProtocol.TCP, "tcp.txt");

    Sockets sockets = tables.read();

    assertThat(sockets.timeWaits.total).isNull();
    assertThat(sockets.timeWaits.rows).isEqualTo(2);
    assertThat(tables.missing.parts()).hasToString("[net/sockstat: not readable]");
  }

  /** As a file of a process that ended. */
  private static final class FailingText implements ByteSource {

    @Override
    public void rewind() {}

    @Override
    public int read(byte[] buffer, int from, int length) throws java.io.IOException {
      throw new java.io.IOException("No such process");
    }
  }
}
