package io.descry.diagnosis.standing;

import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.TcpState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Since when each handle's socket is in CLOSE_WAIT: the kernel does not tell, so from the first
 * look on that saw it, at a tick or for a report. By inode, which no other socket has. One thread.
 */
public final class CloseWaits {

  private Map<Long, Long> firstAtTicks = new HashMap<>();
  private Map<Long, Long> firstInLedgers = new HashMap<>();
  private final Map<Long, Long> byHandle = new HashMap<>();

  /** All the sockets that a tick's look found in it, by inode. */
  public void observe(Set<Long> inodes, long atMillis) {
    firstAtTicks = first(inodes, atMillis);
  }

  public void observe(Ledger ledger) {
    Set<Long> inodes = new HashSet<>();
    for (LedgerRow row : ledger.rows) {
      if (row.socket != null && isCloseWait(row)) {
        inodes.add(row.socket.inode);
      }
    }
    firstInLedgers = first(inodes, ledger.atMillis);
    byHandle.clear();
    for (LedgerRow row : ledger.rows) {
      if (row.handle != null && row.socket != null && isCloseWait(row)) {
        byHandle.put(row.handle.id, firstInLedgers.get(row.socket.inode));
      }
    }
  }

  private Map<Long, Long> first(Set<Long> inodes, long atMillis) {
    Map<Long, Long> first = new HashMap<>();
    for (Long inode : inodes) {
      long tick = firstAtTicks.getOrDefault(inode, atMillis);
      first.put(inode, Math.min(tick, firstInLedgers.getOrDefault(inode, atMillis)));
    }
    return first;
  }

  /** For how long this handle has been seen in CLOSE_WAIT; -1 if it is not. */
  public long ageMillis(OpenHandle handle, long atMillis) {
    Long first = byHandle.isEmpty() ? null : byHandle.get(handle.id);
    return first == null ? -1 : Math.max(0, atMillis - first);
  }

  public static boolean isCloseWait(LedgerRow row) {
    return row.socket != null && row.socket.state == TcpState.CLOSE_WAIT;
  }
}
