package io.descry.kernel.socket;

import io.descry.kernel.proc.Columns;
import io.descry.kernel.proc.Fields;
import io.descry.kernel.proc.LineSink;
import io.descry.model.MissingReason;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;

/** Reads the rows of the table of unix-domain sockets. */
final class UnixRows implements LineSink {

  /** The flag of a listening socket, {@code __SO_ACCEPTCON}. */
  private static final int LISTENING = 0x10000;

  private final SocketEntries rows;
  private final Fields fields = new Fields();
  private boolean headRead;

  UnixRows(SocketEntries rows) {
    this.rows = rows;
  }

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (!headRead) {
      headRead = true;
      return Columns.areUnix(fields)
          || rows.broken(SocketProtocol.UNIX, MissingReason.UNKNOWN_COLUMNS);
    }
    if (!row()) {
      rows.broken(SocketProtocol.UNIX, MissingReason.MALFORMED);
    }
    return true;
  }

  private boolean row() {
    fields.skip(4);
    boolean listening = (fields.hex() & LISTENING) != 0;
    fields.skip(3);
    long inode = fields.decimal();
    if (fields.isBroken()) {
      return false;
    }
    if (rows.isWanted(inode)) {
      String path = fields.rest();
      rows.found(SocketEntry.unix(inode, path.isEmpty() ? null : path, listening));
    }
    return true;
  }
}
