package io.descry.kernel;

import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;

/** A table of sockets recorded from the kernel, as the agent reads it. */
public final class RecordedSockets {

  private RecordedSockets() {}

  /** What stands in this recorded {@code /proc/self/net/tcp}. */
  public static Sockets tcp(String resource) {
    return new RecordedTables().with(SocketProtocol.TCP6, resource).read();
  }
}
