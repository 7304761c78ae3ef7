package io.descry.diagnosis.site;

import io.descry.model.HandleKind;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ledger by site. The agent's own handles and the pollers of virtual threads are not in it.
 * Immutable once made.
 */
public final class SiteIndex {

  private final Map<String, SiteFacts> sites = new LinkedHashMap<>();

  public SiteIndex(Ledger ledger) {
    for (SiteCounts counts : ledger.registry.sites) {
      addCounts(counts);
    }
    for (OpenHandle handle : ledger.registry.handles) {
      addHandle(handle);
    }
    for (LedgerRow row : ledger.rows) {
      addRow(row);
    }
  }

  public Collection<SiteFacts> all() {
    return sites.values();
  }

  /** Whether reports show this handle: neither the agent's nor the JVM's. */
  public static boolean isShown(OpenHandle handle) {
    return !handle.own && handle.kind != HandleKind.POLLER;
  }

  private void addCounts(SiteCounts counts) {
    if (counts.site.kind != HandleKind.POLLER) {
      facts(counts.site).add(counts);
    }
  }

  private void addHandle(OpenHandle handle) {
    if (handle.site != null && isShown(handle)) {
      facts(handle.site).handles.add(handle);
    }
  }

  private void addRow(LedgerRow row) {
    OpenHandle handle = row.handle;
    if (handle != null && handle.site != null && isShown(handle)) {
      facts(handle.site).rows.add(row);
    }
  }

  private SiteFacts facts(Site site) {
    return sites.computeIfAbsent(site.fingerprint, key -> new SiteFacts(site));
  }
}
