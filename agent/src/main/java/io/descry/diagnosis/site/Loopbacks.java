package io.descry.diagnosis.site;

import io.descry.model.Endpoint;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import java.util.HashMap;
import java.util.Map;
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

  /** Whether most of these accepted sockets have their other end at another site here. */
  public boolean areConsequence(SiteFacts facts) {
    if (!facts.isAccepted() || facts.rows.isEmpty()) {
      return false;
    }
    int mirrored = 0;
    for (LedgerRow row : facts.rows) {
      mirrored += isMirrored(row, facts.site.fingerprint) ? 1 : 0;
    }
    return 2 * mirrored >= facts.rows.size();
  }

  private boolean isMirrored(LedgerRow row, String fingerprint) {
    Endpoint remote = row.socket == null ? null : row.socket.remote;
    String other = holder(remote);
    return other != null && !other.equals(fingerprint);
  }

  private @Nullable String holder(@Nullable Endpoint end) {
    return end == null ? null : holders.get(end);
  }
}
