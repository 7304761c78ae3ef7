package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The row of the kernel's tables for a socket that no handle of the application explains. */
public final class SocketRow {

  /** {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6} or {@code unix}. */
  public final String protocol;

  /** {@code address:port}, or the path of a unix-domain socket. */
  public final @Nullable String local;

  /** {@code address:port}. */
  public final @Nullable String remote;

  public final @Nullable String tcpState;

  /** Null where the kernel does not tell: for unix-domain sockets. */
  public final @Nullable Queues queues;

  public SocketRow(
      String protocol,
      @Nullable String local,
      @Nullable String remote,
      @Nullable String tcpState,
      @Nullable Queues queues) {
    this.protocol = protocol;
    this.local = local;
    this.remote = remote;
    this.tcpState = tcpState;
    this.queues = queues;
  }
}
