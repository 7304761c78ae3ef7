package io.descry.model;

import org.jspecify.annotations.Nullable;

/** State of a TCP socket; the order is that of the kernel's numbers, which begin at 1. */
public enum TcpState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECV(3),
  FIN_WAIT1(4),
  FIN_WAIT2(5),
  TIME_WAIT(6),
  CLOSE(7),
  /** The peer has closed, this process has not: no kernel setting removes it. */
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11),
  NEW_SYN_RECV(12);

  private static final TcpState[] VALUES = values();

  private final int number;

  TcpState(int number) {
    this.number = number;
  }

  /** The state with this number of {@code /proc/net/tcp}, or null for one not known. */
  public static @Nullable TcpState of(int number) {
    return number >= 1 && number <= VALUES.length ? VALUES[number - 1] : null;
  }

  /** The kernel's number. */
  public int number() {
    return number;
  }
}
