package io.descry.kernel.proc;

/** The head lines that the kernel gives its socket tables: what stands where. */
public final class Columns {

  /** {@code rem_address} in the tables of IPv4, {@code remote_address} in those of IPv6. */
  private static final String[] INET = {
    "sl",
    "local_address",
    null,
    "st",
    "tx_queue",
    "rx_queue",
    "tr",
    "tm->when",
    "retrnsmt",
    "uid",
    "timeout",
    "inode"
  };

  private static final String[] UNIX = {
    "Num", "RefCount", "Protocol", "Flags", "Type", "St", "Inode", "Path"
  };

  private Columns() {}

  /** Whether a line begins with the columns of tcp and udp; more may follow. */
  public static boolean areInet(Fields head) {
    return are(INET, head);
  }

  /** Whether a line begins with the columns of unix. */
  public static boolean areUnix(Fields head) {
    return are(UNIX, head);
  }

  private static boolean are(String[] expected, Fields head) {
    for (String name : expected) {
      if (!head.next() || (name != null && !head.is(name))) {
        return false;
      }
    }
    return true;
  }
}
