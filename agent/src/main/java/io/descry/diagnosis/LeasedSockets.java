package io.descry.diagnosis;

import io.descry.model.Ledger;
import io.descry.model.OpenHandle;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sockets that open responses hold. */
final class LeasedSockets {

  private LeasedSockets() {}

  /** The remote end of most of them, by the name that the application used; or null. */
  static @Nullable String remote(Ledger ledger, List<OpenHandle> responses) {
    Set<Long> exchanges = new HashSet<>();
    Set<Long> sockets = new HashSet<>();
    for (OpenHandle response : responses) {
      exchanges.add(response.id);
      sockets.add(response.socketId == null ? 0L : response.socketId);
    }
    Set<Long> clients = Pools.clients(responses);
    Map<String, Long> known = new TreeMap<>();
    Map<String, Long> likely = new TreeMap<>();
    for (OpenHandle handle : ledger.registry.handles) {
      boolean its = sockets.contains(handle.id) || isOf(exchanges, handle.exchangeId);
      if (its || isOf(clients, handle.clientId)) {
        (its ? known : likely).merge(Targets.of(handle), 1L, Long::sum);
      }
    }
    return most(known.isEmpty() ? likely : known);
  }

  private static boolean isOf(Set<Long> ids, @Nullable Long id) {
    return id != null && ids.contains(id);
  }

  private static @Nullable String most(Map<String, Long> remotes) {
    String most = null;
    long count = 0;
    for (Map.Entry<String, Long> remote : remotes.entrySet()) {
      if (!remote.getKey().isEmpty() && remote.getValue() > count) {
        most = remote.getKey();
        count = remote.getValue();
      }
    }
    return most;
  }
}
