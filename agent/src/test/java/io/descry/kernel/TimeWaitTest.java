package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.socket.RemoteSlots;
import io.descry.model.Endpoint;
import io.descry.model.RemoteCount;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Half a million connections in TIME_WAIT. */
class TimeWaitTest {

  private static final int ROWS = 500_000;

  private final RecordedTables tables =
      new RecordedTables()
          .withSockStat(new RecordedText("TCP: inuse 5 orphan 0 tw " + ROWS + " alloc 7\n"));

  @Test
  void rows_towards_one_remote_are_counted_exactly() {
    tables.with(SocketProtocol.TCP, new ManyRows(row -> 0x0500000A, row -> 443));

    Sockets sockets = tables.read(2001);

    assertThat(sockets.timeWaits.rows).isEqualTo(ROWS);
    assertThat(sockets.timeWaits.undercountAtMost).isZero();
    assertThat(sockets.timeWaits.remotes)
        .containsExactly(new RemoteCount(new Endpoint("10.0.0.5", 443), ROWS));
    assertThat(tables.missing.parts()).isEmpty();
  }

  @Test
  void the_one_with_most_is_found_among_as_many_remotes_as_rows() {
    tables.with(
        SocketProtocol.TCP,
        new ManyRows(row -> row % 5 == 0 ? 0x0500000A : row, row -> row % 5 == 0 ? 443 : row));

    Sockets sockets = tables.read(2001);

    RemoteCount most = sockets.timeWaits.remotes.get(0);
    assertThat(most.remote).hasToString("10.0.0.5:443");
    assertThat(most.count + sockets.timeWaits.undercountAtMost).isGreaterThanOrEqualTo(ROWS / 5);
    assertThat(sockets.timeWaits.undercountAtMost).isBetween(1, ROWS / RemoteSlots.CAPACITY);
    assertThat(sockets.timeWaits.remotes).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void rows_allocate_nothing() {
    tables.with(SocketProtocol.TCP, new ManyRows(row -> row * 31, row -> row));
    tables.read(2001);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();

    long before = threads.getThreadAllocatedBytes(thread);
    tables.read(2001);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    // Two tables of 49 KB, one buffer of 16 KB and the result, with any number of rows.
    assertThat(allocated).isLessThan(ROWS / 2);
    assertThat(allocated / (double) ROWS).as("bytes a row").isLessThan(0.5);
  }

  @Test
  void what_is_kept_does_not_depend_on_the_rows() {
    tables.with(SocketProtocol.TCP, new ManyRows(row -> row * 31, row -> row));

    Sockets sockets = tables.read(2001);

    assertThat(sockets.timeWaits.remotes).hasSizeLessThanOrEqualTo(20);
    assertThat(sockets.byInode).isEmpty();
    assertThat(sockets.timeWaits.total).isEqualTo(ROWS);
  }

  private interface OfRow {
    int get(int row);
  }

  /** Makes its rows while it is read: 150 bytes each, as the kernel's. */
  private static final class ManyRows implements ByteSource {

    private static final byte[] HEAD =
        RecordedTables.INET_HEAD.getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);
    private static final int REMOTE_AT = 20;
    private static final int PORT_AT = 29;

    private final OfRow address;
    private final OfRow port;
    private final byte[] row =
        ("   0: 0100007F:9C41 XXXXXXXX:PPPP 06 00000000:00000000 03:00001770 00000000     0"
                + "        0 0 3 0000000000000000"
                + " ".repeat(38)
                + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    private int next;

    ManyRows(OfRow address, OfRow port) {
      this.address = address;
      this.port = port;
    }

    @Override
    public void rewind() {
      next = -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      int count = 0;
      if (next < 0) {
        System.arraycopy(HEAD, 0, buffer, from, HEAD.length);
        count = HEAD.length;
        next = 0;
      }
      while (next < ROWS && count + row.length <= Math.min(length, 4096)) {
        hex(address.get(next), REMOTE_AT, 8);
        hex(port.get(next) & 0xFFFF, PORT_AT, 4);
        System.arraycopy(row, 0, buffer, from + count, row.length);
        count += row.length;
        next++;
      }
      return count == 0 ? -1 : count;
    }

    private void hex(int value, int at, int digits) {
      for (int i = 0; i < digits; i++) {
        row[at + i] = DIGITS[value >>> 4 * (digits - 1 - i) & 15];
      }
    }
  }
}
