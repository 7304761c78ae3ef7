package io.descry.diagnosis;

import io.descry.model.LedgerRow;
import io.descry.model.SocketEntry;
import io.descry.report.Queues;
import io.descry.report.SocketRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kernel's facts of sockets, for the report. */
final class SocketRows {

  private SocketRows() {}

  static @Nullable SocketRow of(@Nullable SocketEntry socket) {
    return socket == null
        ? null
        : new SocketRow(
            socket.protocol.toString(),
            socket.local == null ? socket.path : socket.local.toString(),
            socket.remote == null ? null : socket.remote.toString(),
            socket.state == null ? null : socket.state.name(),
            queues(socket));
  }

  static @Nullable Queues queues(@Nullable SocketEntry socket) {
    return socket == null || !socket.hasQueues()
        ? null
        : new Queues(socket.receiveQueueBytes, socket.sendQueueBytes);
  }

  /** The sum over these sockets, or null where none of them has queues. */
  static @Nullable Queues queues(List<LedgerRow> rows) {
    long receive = 0;
    long send = 0;
    boolean any = false;
    for (LedgerRow row : rows) {
      if (row.socket != null && row.socket.hasQueues()) {
        any = true;
        receive += row.socket.receiveQueueBytes;
        send += row.socket.sendQueueBytes;
      }
    }
    return any ? new Queues(receive, send) : null;
  }
}
