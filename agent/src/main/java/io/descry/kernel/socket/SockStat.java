package io.descry.kernel.socket;

import io.descry.kernel.proc.Fields;
import io.descry.kernel.proc.LineSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads the number of connections in TIME_WAIT from {@code /proc/net/sockstat}: of both IPv4 and
 * IPv6, in this network namespace, without walking the table.
 */
final class SockStat implements LineSink {

  private final Fields fields = new Fields();
  private @Nullable Long timeWaits;
  private long sockets;

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (!fields.next() || !fields.is("TCP:")) {
      return true;
    }
    while (fields.next()) {
      boolean waiting = fields.is("tw");
      boolean allocated = fields.is("alloc");
      if (fields.next() && (waiting || allocated)) {
        long count = fields.decimal();
        timeWaits = waiting && !fields.isBroken() ? Long.valueOf(count) : timeWaits;
        sockets = allocated && !fields.isBroken() ? count : sockets;
      }
    }
    return false;
  }

  /** Sockets of TCP, of the whole system where it has several namespaces, and TIME_WAIT; or 0. */
  long tcpRows() {
    return sockets + (timeWaits == null ? 0 : timeWaits);
  }

  @Nullable Long timeWaits() {
    return timeWaits;
  }
}
