package io.descry.diagnosis.simulation;

import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.model.PortRange;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.model.Sockets;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import io.descry.model.TimeWaits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the ledgers that reports are made from. */
final class Ledgers {

  /** Descriptors of the JVM and of what does not change. */
  static final int OTHERS = 40;

  private final Limits limits;

  Ledgers(long limit) {
    this.limits = new Limits(limit, limit);
  }

  static RegistrySnapshot snapshot(List<OpenHandle> handles, List<SiteCounts> counts) {
    return new RegistrySnapshot(handles, counts, List.of(), 0, 0);
  }

  Ledger of(List<SimulatedSite> sites, long atMillis) {
    List<OpenHandle> handles = new ArrayList<>();
    List<LedgerRow> rows = new ArrayList<>();
    List<SiteCounts> counts = new ArrayList<>();
    for (SimulatedSite site : sites) {
      counts.add(site.counts());
      for (Held held : site.open) {
        handles.add(held.handle());
        rows.add(held.row());
      }
    }
    return of(handles, counts, rows, atMillis);
  }

  Ledger of(
      List<OpenHandle> handles, List<SiteCounts> counts, List<LedgerRow> rows, long atMillis) {
    return new Ledger(atMillis, snapshot(handles, counts), kernel(rows), rows);
  }

  private KernelSnapshot kernel(List<LedgerRow> rows) {
    List<KernelDescriptor> descriptors = new ArrayList<>(rows.size() + OTHERS);
    for (LedgerRow row : rows) {
      descriptors.add(row.descriptor);
    }
    for (int i = 0; i < OTHERS; i++) {
      descriptors.add(new KernelDescriptor(i, "/usr/lib/some.jar"));
    }
    return new KernelSnapshot(
        descriptors,
        new Sockets(Map.of(), new TimeWaits(null, 0, List.of(), 0)),
        limits,
        new SystemLimits(new PortRange(32_768, 60_999), null, null, null, null),
        new Surroundings(null, null, null),
        List.of());
  }
}
