package io.descry.model;

import org.jspecify.annotations.Nullable;

/** One socket of this process in the kernel's tables. Immutable. */
public final class SocketEntry {

  public final SocketProtocol protocol;
  public final long inode;

  /** Null for a unix-domain socket. */
  public final @Nullable Endpoint local;

  /** Null while there is no peer, and for a unix-domain socket. */
  public final @Nullable Endpoint remote;

  /** Null unless TCP, and for a state not known. */
  public final @Nullable TcpState state;

  /** Path of a unix-domain socket, {@code @} first where it is abstract; null if it has none. */
  public final @Nullable String path;

  public final boolean listening;

  /** Bytes written and not yet acknowledged. */
  public final long sendQueueBytes;

  /** Bytes received and not yet read; connections not yet accepted where listening. */
  public final long receiveQueueBytes;

  private SocketEntry(
      SocketProtocol protocol,
      long inode,
      @Nullable Endpoint local,
      @Nullable Endpoint remote,
      @Nullable TcpState state,
      @Nullable String path,
      boolean listening,
      long sendQueueBytes,
      long receiveQueueBytes) {
    this.protocol = protocol;
    this.inode = inode;
    this.local = local;
    this.remote = remote;
    this.state = state;
    this.path = path;
    this.listening = listening;
    this.sendQueueBytes = sendQueueBytes;
    this.receiveQueueBytes = receiveQueueBytes;
  }

  /** A TCP or UDP socket; its parts in the order of the kernel's columns. */
  public static SocketEntry inet(
      SocketProtocol protocol,
      Endpoint local,
      @Nullable Endpoint remote,
      @Nullable TcpState state,
      long sendQueueBytes,
      long receiveQueueBytes,
      long inode) {
    boolean listening = state == TcpState.LISTEN;
    return new SocketEntry(
        protocol, inode, local, remote, state, null, listening, sendQueueBytes, receiveQueueBytes);
  }

  /** A unix-domain socket, of which the kernel tells neither queues nor peer. */
  public static SocketEntry unix(long inode, @Nullable String path, boolean listening) {
    return new SocketEntry(SocketProtocol.UNIX, inode, null, null, null, path, listening, 0, 0);
  }

  /** Whether the kernel tells what waits in it. */
  public boolean hasQueues() {
    return protocol != SocketProtocol.UNIX;
  }

  @Override
  public String toString() {
    return protocol + " " + (local == null ? path : local + " " + remote + " " + state);
  }
}
