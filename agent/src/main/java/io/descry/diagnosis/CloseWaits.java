package io.descry.diagnosis;

import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.TcpState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Since when each handle's socket is in CLOSE_WAIT: the kernel does not tell. One thread. */
final class CloseWaits {

  private final Map<Long, Long> firstSeenMillis = new HashMap<>();

  void observe(Ledger ledger) {
    Set<Long> present = new HashSet<>();
    for (LedgerRow row : ledger.rows) {
      if (row.handle != null && isCloseWait(row)) {
        present.add(row.handle.id);
        firstSeenMillis.putIfAbsent(row.handle.id, ledger.atMillis);
      }
    }
    firstSeenMillis.keySet().retainAll(present);
  }

  /** For how long this handle has been seen in CLOSE_WAIT; -1 if it is not. */
  long ageMillis(OpenHandle handle, long atMillis) {
    Long first = firstSeenMillis.get(handle.id);
    return first == null ? -1 : atMillis - first;
  }

  static boolean isCloseWait(LedgerRow row) {
    return row.socket != null && row.socket.state == TcpState.CLOSE_WAIT;
  }
}
