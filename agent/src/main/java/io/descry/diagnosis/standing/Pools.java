package io.descry.diagnosis.standing;

import io.descry.diagnosis.site.HttpLibrary;
import io.descry.model.HandleKind;
import io.descry.model.Ledger;
import io.descry.model.OpenHandle;
import io.descry.model.SiteCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The pools of HTTP clients: which of their connections are leased to a call, and which are idle.
 * Immutable once made.
 */
public final class Pools {

  private final Map<Long, Long> leased = new HashMap<>();
  private final Map<Long, Long> sockets = new HashMap<>();
  private final Set<Long> telling = new HashSet<>();

  /** Whether some response was collected unclosed: its connection can be leased for ever. */
  private final boolean lost;

  public Pools(Ledger ledger) {
    for (OpenHandle handle : ledger.registry.handles) {
      add(handle);
    }
    boolean someLost = false;
    for (SiteCounts counts : ledger.registry.sites) {
      someLost |= counts.site.kind == HandleKind.HTTP_EXCHANGE && counts.recovered > 0;
    }
    lost = someLost;
  }

  private void add(OpenHandle handle) {
    if (handle.kind == HandleKind.HTTP_CLIENT) {
      if (handle.site != null && HttpLibrary.of(handle.site).tellsLeases) {
        telling.add(handle.id);
      }
    } else if (handle.clientId != null) {
      (handle.kind == HandleKind.HTTP_EXCHANGE ? leased : sockets)
          .merge(handle.clientId, 1L, Long::sum);
    }
  }

  /** Whether this socket surely is idle in its pool: no call of its client is open. */
  boolean isIdle(OpenHandle socket) {
    return socket.clientId != null
        && !lost
        && telling.contains(socket.clientId)
        && !leased.containsKey(socket.clientId);
  }

  /** How many connections of these clients are leased to a call. */
  public long leased(Set<Long> clients) {
    long sum = 0;
    for (Long client : clients) {
      sum += Math.min(leased.getOrDefault(client, 0L), sockets.getOrDefault(client, 0L));
    }
    return sum;
  }

  /** How many connections these clients have. */
  public long connections(Set<Long> clients) {
    long sum = 0;
    for (Long client : clients) {
      sum += sockets.getOrDefault(client, 0L);
    }
    return sum;
  }

  /** Whether of all these clients it is known what they lease. */
  public boolean tell(Set<Long> clients) {
    return !lost && telling.containsAll(clients);
  }

  /** The clients of these handles. */
  public static Set<Long> clients(Iterable<OpenHandle> handles) {
    Set<Long> clients = new HashSet<>();
    for (OpenHandle handle : handles) {
      if (handle.clientId != null) {
        clients.add(handle.clientId);
      }
    }
    return clients;
  }
}
