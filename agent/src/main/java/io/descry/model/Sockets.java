package io.descry.model;

import java.util.Map;

/** The rows of the kernel's socket tables for one process. Immutable. */
public final class Sockets {

  /** The process's own sockets by inode. One that was never bound is in no table. */
  public final Map<Long, SocketEntry> byInode;

  public final TimeWaits timeWaits;

  public Sockets(Map<Long, SocketEntry> byInode, TimeWaits timeWaits) {
    this.byInode = byInode;
    this.timeWaits = timeWaits;
  }
}
