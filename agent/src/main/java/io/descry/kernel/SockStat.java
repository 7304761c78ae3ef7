package io.descry.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Reads the number of connections in TIME_WAIT from {@code /proc/net/sockstat}: of both IPv4 and
 * IPv6, in this network namespace, without walking the table.
 */
final class SockStat implements LineSink {

  private final Fields fields = new Fields();
  private @Nullable Long timeWaits;

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (!fields.next() || !fields.is("TCP:")) {
      return true;
    }
    while (fields.next()) {
      if (fields.is("tw") && fields.next()) {
        long count = fields.decimal();
        timeWaits = fields.isBroken() ? null : count;
        return false;
      }
      fields.next();
    }
    return false;
  }

  @Nullable Long timeWaits() {
    return timeWaits;
  }
}
