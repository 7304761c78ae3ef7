package io.descry.kernel.socket;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.LineSink;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.proc.ReadResult;
import io.descry.model.KernelDescriptor;
import io.descry.model.MissingReason;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import io.descry.model.TimeWaits;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's socket tables, of which only the rows of the watched process are kept: the tables
 * list the whole network namespace. Time and memory are bounded: at most {@link #MAX_MILLIS} a
 * reading, and no allocation for a row that is not ours. One thread at a time.
 */
public final class SocketTable {

  /**
   * The kernel needs about 3 µs a row, and 6 ms for an empty table of 262,144 buckets: some 250,000
   * rows fit in. Beyond them the rest is named as missing, and {@link TimeWaits#total} still right.
   */
  static final long MAX_MILLIS = 1_000;

  /** Remotes in TIME_WAIT that are told. */
  private static final int TOP_REMOTES = 20;

  private final LineReader reader;
  private final ByteOrder order;
  private final LongSupplier nanoClock;
  private final RemoteCounter timeWaits = new RemoteCounter();

  public SocketTable(LineReader reader, ByteOrder order, LongSupplier nanoClock) {
    this.reader = reader;
    this.order = order;
    this.nanoClock = nanoClock;
  }

  /** The sockets of these descriptors and the connections in TIME_WAIT. */
  public Sockets read(SocketFiles files, List<KernelDescriptor> descriptors, MissingProc missing) {
    long deadline = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(MAX_MILLIS);
    Long total = timeWaits(files, deadline, missing);
    timeWaits.clear();
    boolean countThem = total == null || total > 0;
    SocketInodes wanted = SocketInodes.socketsOf(descriptors);
    SocketEntries rows = new SocketEntries(order, wanted, timeWaits, countThem, missing);
    // Those that cannot hold thousands of rows come first, so that a cut hits only the others.
    readTable(files, SocketProtocol.UNIX, new UnixRows(rows), deadline, rows);
    readTable(files, SocketProtocol.UDP, inet(SocketProtocol.UDP, rows), deadline, rows);
    readTable(files, SocketProtocol.UDP6, inet(SocketProtocol.UDP6, rows), deadline, rows);
    readTable(files, SocketProtocol.TCP6, inet(SocketProtocol.TCP6, rows), deadline, rows);
    readTable(files, SocketProtocol.TCP, inet(SocketProtocol.TCP, rows), deadline, rows);
    return new Sockets(Collections.unmodifiableMap(rows.byInode()), timeWaits(total, rows));
  }

  /** The TCP sockets of these descriptors by inode, or null where the time was not enough. */
  @Nullable Map<Long, SocketEntry> tcp(
      SocketFiles files, List<KernelDescriptor> descriptors, long millis) {
    long deadline = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
    MissingProc missing = new MissingProc();
    SocketInodes wanted = SocketInodes.socketsOf(descriptors);
    SocketEntries rows = new SocketEntries(order, wanted, timeWaits, false, missing);
    readTable(files, SocketProtocol.TCP6, inet(SocketProtocol.TCP6, rows), deadline, rows);
    readTable(files, SocketProtocol.TCP, inet(SocketProtocol.TCP, rows), deadline, rows);
    return missing.parts().isEmpty() ? rows.byInode() : null;
  }

  /** About how many rows the tables of TCP have: sockets and connections in TIME_WAIT. */
  long tcpRows(SocketFiles files) {
    SockStat stat = new SockStat();
    ByteSource source = files.sockStat();
    if (source != null) {
      reader.read(source, stat);
    }
    return stat.tcpRows();
  }

  private @Nullable Long timeWaits(SocketFiles files, long deadline, MissingProc missing) {
    SockStat stat = new SockStat();
    ByteSource source = files.sockStat();
    if (source == null || reader.read(source, stat, deadline) == ReadResult.FAILED) {
      missing.add("net/sockstat", MissingReason.NOT_READABLE);
    }
    return stat.timeWaits();
  }

  private TimeWaits timeWaits(@Nullable Long total, SocketEntries rows) {
    return new TimeWaits(
        total, rows.timeWaitRows(), timeWaits.top(TOP_REMOTES), timeWaits.undercountAtMost());
  }

  private static LineSink inet(SocketProtocol protocol, SocketEntries rows) {
    return new InetRows(protocol, rows);
  }

  private void readTable(
      SocketFiles files, SocketProtocol table, LineSink sink, long deadline, SocketEntries rows) {
    ByteSource source = files.table(table);
    if (source == null) {
      // A kernel without IPv6 has no tcp6 and no socket in it.
      if (table != SocketProtocol.TCP6 && table != SocketProtocol.UDP6) {
        rows.broken(table, MissingReason.NOT_READABLE);
      }
      return;
    }
    if (rows.areEnough()) {
      return;
    }
    ReadResult ending = reader.read(source, sink, deadline);
    if (reader.skippedLines() > 0) {
      rows.broken(table, MissingReason.MALFORMED);
    }
    if (ending == ReadResult.LATE) {
      rows.broken(table, MissingReason.TOO_LONG);
    } else if (ending == ReadResult.FAILED) {
      rows.broken(table, MissingReason.NOT_READABLE);
    }
  }
}
