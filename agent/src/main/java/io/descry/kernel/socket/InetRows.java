package io.descry.kernel.socket;

import io.descry.kernel.proc.Columns;
import io.descry.kernel.proc.Fields;
import io.descry.kernel.proc.LineSink;
import io.descry.model.Endpoint;
import io.descry.model.MissingReason;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.TcpState;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one of tcp, tcp6, udp, udp6. Rows that are not ours allocate nothing: with half
 * a million connections in TIME_WAIT nearly all are not.
 */
public final class InetRows implements LineSink {

  private static final int TIME_WAIT = TcpState.TIME_WAIT.number();

  private final SocketProtocol protocol;
  private final SocketEntries rows;
  private final Fields fields = new Fields();
  private final HexAddress local;
  private final HexAddress remote;
  private boolean headRead;

  InetRows(SocketProtocol protocol, SocketEntries rows) {
    this.protocol = protocol;
    this.rows = rows;
    this.local = new HexAddress(rows.order);
    this.remote = new HexAddress(rows.order);
  }

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (!headRead) {
      headRead = true;
      return Columns.areInet(fields) || rows.broken(protocol, MissingReason.UNKNOWN_COLUMNS);
    }
    if (!row()) {
      rows.broken(protocol, MissingReason.MALFORMED);
    }
    return !rows.areEnough();
  }

  /** Hot: once a row. False if the row is not as it should be. */
  private boolean row() {
    fields.skip(2);
    int localBegin = fields.begin;
    int localEnd = fields.end;
    fields.next();
    int remoteBegin = fields.begin;
    int remoteEnd = fields.end;
    fields.next();
    int state = (int) fields.hex();
    if (fields.isBroken()) {
      return false;
    }
    return (state == TIME_WAIT && protocol.isTcp())
        ? timeWait(remoteBegin, remoteEnd)
        : socket(state, localBegin, localEnd, remoteBegin, remoteEnd);
  }

  private boolean timeWait(int begin, int end) {
    if (!read(remote, begin, end)) {
      return false;
    }
    rows.timeWait(remote);
    return true;
  }

  private boolean socket(int state, int localBegin, int localEnd, int remoteBegin, int remoteEnd) {
    fields.next();
    int colon = fields.colon();
    long sent = fields.hex(fields.begin, colon);
    long received = fields.hex(colon + 1, fields.end);
    fields.skip(5);
    long inode = fields.decimal();
    if (fields.isBroken()) {
      return false;
    }
    if (!rows.isWanted(inode)) {
      return true;
    }
    if (!read(local, localBegin, localEnd) || !read(remote, remoteBegin, remoteEnd)) {
      return false;
    }
    rows.found(entry(state, sent, received, inode));
    return true;
  }

  private boolean read(HexAddress address, int begin, int end) {
    fields.begin = begin;
    fields.end = end;
    return address.read(fields);
  }

  private SocketEntry entry(int state, long sent, long received, long inode) {
    @Nullable TcpState tcpState = protocol.isTcp() ? TcpState.of(state) : null;
    @Nullable Endpoint peer = remote.port == 0 ? null : remote.endpoint();
    return SocketEntry.inet(protocol, local.endpoint(), peer, tcpState, sent, received, inode);
  }
}
