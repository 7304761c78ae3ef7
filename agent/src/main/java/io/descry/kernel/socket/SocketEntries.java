package io.descry.kernel.socket;

import io.descry.kernel.proc.MissingProc;
import io.descry.model.MissingReason;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** What is kept of the rows of all tables during one reading. */
final class SocketEntries {

  final ByteOrder order;

  private final SocketInodes wanted;
  private final RemoteCounter timeWaits;
  private final boolean countTimeWaits;
  private final MissingProc missing;
  private final Map<Long, SocketEntry> byInode = new HashMap<Long, SocketEntry>();
  private long timeWaitRows;

  SocketEntries(
      ByteOrder order,
      SocketInodes wanted,
      RemoteCounter timeWaits,
      boolean countTimeWaits,
      MissingProc missing) {
    this.order = order;
    this.wanted = wanted;
    this.timeWaits = timeWaits;
    this.countTimeWaits = countTimeWaits;
    this.missing = missing;
  }

  boolean isWanted(long inode) {
    return inode != 0 && wanted.contains(inode);
  }

  /** The kernel may show a row twice while its table changes: the latest counts. */
  void found(SocketEntry entry) {
    if (byInode.put(entry.inode, entry) == null) {
      wanted.found();
    }
  }

  void timeWait(HexAddress remote) {
    timeWaitRows++;
    timeWaits.add(remote);
  }

  /** Whether the rest of the tables can tell nothing more. */
  boolean areEnough() {
    return !countTimeWaits && wanted.isComplete();
  }

  /** Notes it; always false. */
  boolean broken(SocketProtocol table, MissingReason reason) {
    missing.add("net/" + table, reason);
    return false;
  }

  Map<Long, SocketEntry> byInode() {
    return byInode;
  }

  long timeWaitRows() {
    return timeWaitRows;
  }
}
