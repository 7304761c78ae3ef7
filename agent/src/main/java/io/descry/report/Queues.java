package io.descry.report;

/** The bytes that wait in a socket's queues in the kernel. */
public final class Queues {

  /** Bytes received and not read; connections not yet accepted where it listens. */
  public final long receive;

  /** Bytes written and not acknowledged by the peer. */
  public final long send;

  public Queues(long receive, long send) {
    this.receive = receive;
    this.send = send;
  }
}
