package io.descry.diagnosis.site;

import io.descry.model.Endpoint;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Connections of this process to itself. Accepted sockets whose other end is held by this process
 * too grow in step with a leaking client: they are its consequence. Immutable once made.
 */
public final class Loopbacks {

  /** Who holds the local end of an address. */
  private final Map<Endpoint, String> holders = new HashMap<>();

  public Loopbacks(Ledger ledger) {
    for (LedgerRow row : ledger.rows) {
      if (row.socket != null && row.socket.local != null && row.handle != null) {
        holders.put(row.socket.local, holder(row));
      }
    }
  }

  private static String holder(LedgerRow row) {
    return row.handle == null || row.handle.site == null ? "" : row.handle.site.fingerprint;
  }

  /**
   * The other site of this process that holds most of the other ends of these accepted sockets;
   * null unless that is half of them.
   */
  public @Nullable String cause(SiteFacts facts) {
    if (!facts.isAccepted()) {
      return null;
    }
    Map<String, Integer> others = new TreeMap<>();
    int mirrored = 0;
    for (LedgerRow row : facts.rows) {
      String other = holder(row.socket == null ? null : row.socket.remote);
      if (other != null && !other.equals(facts.site.fingerprint)) {
        others.merge(other, 1, Integer::sum);
        mirrored++;
      }
    }
    return mirrored == 0 || 2 * mirrored < facts.rows.size() ? null : most(others);
  }

  private static String most(Map<String, Integer> counts) {
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private @Nullable String holder(@Nullable Endpoint end) {
    return end == null ? null : holders.get(end);
  }
}
