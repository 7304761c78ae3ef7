package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.socket.SocketFiles;
import io.descry.kernel.socket.SocketTable;
import io.descry.model.KernelDescriptor;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Socket tables put together by a test. Those not given are empty but for their head. */
public final class RecordedTables implements SocketFiles {

  public static final String INET_HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";
  static final String UNIX_HEAD = "Num       RefCount Protocol Flags    Type St Inode Path\n";

  public final MissingProc missing = new MissingProc();

  private final Map<SocketProtocol, ByteSource> tables = new EnumMap<>(SocketProtocol.class);
  private ByteSource sockStat = new RecordedText(RecordedText.resource("sockstat.txt"));
  private long clockStepNanos;

  public RecordedTables() {
    for (SocketProtocol table : SocketProtocol.values()) {
      tables.put(table, new RecordedText(table == SocketProtocol.UNIX ? UNIX_HEAD : INET_HEAD));
    }
  }

  public RecordedTables with(SocketProtocol table, String resource) {
    return with(table, new RecordedText(RecordedText.resource(resource)));
  }

  public RecordedTables with(SocketProtocol table, ByteSource text) {
    tables.put(table, text);
    return this;
  }

  public RecordedTables without(SocketProtocol table) {
    tables.remove(table);
    return this;
  }

  public RecordedTables withSockStat(ByteSource text) {
    sockStat = text;
    return this;
  }

  /** Each look at the clock is this much later than the one before. */
  public RecordedTables withSlowReading(long clockStepNanos) {
    this.clockStepNanos = clockStepNanos;
    return this;
  }

  public Sockets read(long... inodes) {
    List<KernelDescriptor> descriptors = new ArrayList<>();
    for (long inode : inodes) {
      descriptors.add(new KernelDescriptor(descriptors.size(), "socket:[" + inode + "]"));
    }
    long[] now = new long[1];
    return table(() -> now[0] += clockStepNanos).read(this, descriptors, missing);
  }

  private static SocketTable table(java.util.function.LongSupplier clock) {
    return new SocketTable(new LineReader(clock), ByteOrder.LITTLE_ENDIAN, clock);
  }

  @Override
  public ByteSource table(SocketProtocol protocol) {
    return tables.get(protocol);
  }

  @Override
  public ByteSource sockStat() {
    return sockStat;
  }
}
