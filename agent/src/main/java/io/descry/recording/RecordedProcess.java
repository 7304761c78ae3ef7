package io.descry.recording;

import io.descry.model.DescriptorClass;
import io.descry.model.Endpoint;
import io.descry.model.HandleKind;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.KindCounts;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.model.PortRange;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import io.descry.model.TcpState;
import io.descry.model.TimeWaits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process as a recording tells it, at one moment: its sites, handles and limit. {@link
 * RecordingReader} changes it line by line. One thread.
 */
public final class RecordedProcess {

  private static final PortRange PORTS = new PortRange(32_768, 60_999);
  private static final Comparator<LedgerRow> BY_NUMBER =
      Comparator.comparingInt(row -> row.descriptor.number);

  final Map<String, RecordedSite> sites = new LinkedHashMap<>();
  final Map<Long, RecordedHandle> handles = new HashMap<>();
  final RecordedNumbers numbers = new RecordedNumbers();
  final Map<DescriptorClass, List<Integer>> others = new LinkedHashMap<>();

  long limit = Limits.UNLIMITED;
  long exhaustions;

  /** Of the next handle that a line without ids opens. */
  long nextId = 1L << 40;

  /** Of the next handle that only a count tells of; above all ids that a line can name. */
  long nextCountedId = 1L << 52;

  /** Numbers in use now. */
  public long descriptors() {
    return numbers.taken();
  }

  /** Openings that failed so far because no descriptor was free. */
  public long exhaustions() {
    return exhaustions;
  }

  /** What a tick of the agent sees: counts of sites, no handles. */
  public RegistrySnapshot tick() {
    return new RegistrySnapshot(
        Collections.<OpenHandle>emptyList(),
        counts(),
        Collections.<KindCounts>emptyList(),
        0,
        exhaustions);
  }

  /** What a report is made from: each descriptor with its handle. */
  public Ledger ledger(long atMillis) {
    List<LedgerRow> rows = new ArrayList<>(numbers.taken());
    Map<Long, SocketEntry> sockets = new HashMap<>();
    List<OpenHandle> open = new ArrayList<>(handles.size());
    for (RecordedSite site : sites.values()) {
      for (RecordedHandle handle : site.open.values()) {
        open.add(handle.handle());
        addRows(handle, rows, sockets);
      }
    }
    others.forEach((owner, taken) -> addOthers(owner, taken, rows));
    rows.sort(BY_NUMBER);
    open.sort(Comparator.comparingLong(handle -> handle.openedAtMillis));
    RegistrySnapshot registry = new RegistrySnapshot(open, counts(), kinds(), 0, exhaustions);
    return new Ledger(atMillis, registry, kernel(rows, sockets), rows);
  }

  private static void addOthers(DescriptorClass owner, List<Integer> taken, List<LedgerRow> rows) {
    for (Integer number : taken) {
      String target = owner == DescriptorClass.JVM ? "/usr/lib/jvm/lib/modules" : "/recorded";
      rows.add(new LedgerRow(new KernelDescriptor(number, target), owner, null, null));
    }
  }

  private static void addRows(
      RecordedHandle handle, List<LedgerRow> rows, Map<Long, SocketEntry> sockets) {
    boolean socket = handle.site.isConnection();
    SocketEntry entry = socket ? entry(handle) : null;
    if (entry != null) {
      sockets.put(handle.id, entry);
    }
    String target = socket ? "socket:[" + handle.id + "]" : String.valueOf(handle.handle().target);
    for (Integer number : handle.numbers) {
      KernelDescriptor descriptor = new KernelDescriptor(number, target);
      rows.add(new LedgerRow(descriptor, DescriptorClass.TRACKED, handle.handle(), entry));
    }
  }

  private static SocketEntry entry(RecordedHandle handle) {
    int port = PORTS.first + (int) (handle.id % PORTS.size());
    return SocketEntry.inet(
        SocketProtocol.TCP,
        new Endpoint("192.0.2.1", port),
        new Endpoint("192.0.2.2", RecordedSite.PORT),
        handle.tcp,
        0,
        handle.tcp == TcpState.CLOSE_WAIT ? 1 : 0,
        handle.id);
  }

  private KernelSnapshot kernel(List<LedgerRow> rows, Map<Long, SocketEntry> sockets) {
    List<KernelDescriptor> descriptors = new ArrayList<>(rows.size());
    for (LedgerRow row : rows) {
      descriptors.add(row.descriptor);
    }
    return new KernelSnapshot(
        descriptors,
        new Sockets(sockets, new TimeWaits(null, 0, Collections.emptyList(), 0)),
        new Limits(limit, limit),
        new SystemLimits(PORTS, null, null, null, null),
        new Surroundings(null, null, null),
        Collections.emptyList());
  }

  private List<SiteCounts> counts() {
    List<SiteCounts> counts = new ArrayList<>(sites.size());
    for (RecordedSite site : sites.values()) {
      SiteCounts now = site.counts();
      if (now.opened() > 0) {
        counts.add(now);
      }
    }
    return counts;
  }

  private List<KindCounts> kinds() {
    List<KindCounts> kinds = new ArrayList<>();
    for (HandleKind kind : HandleKind.values()) {
      KindCounts sum = kind(kind);
      if (sum != null) {
        kinds.add(sum);
      }
    }
    return kinds;
  }

  private @Nullable KindCounts kind(HandleKind kind) {
    long[] sums = new long[4];
    for (RecordedSite site : sites.values()) {
      if (site.site.kind == kind) {
        SiteCounts counts = site.counts();
        sums[0] += counts.open;
        sums[1] += counts.orphaned;
        sums[2] += counts.closed;
        sums[3] += counts.recovered;
      }
    }
    return sums[0] + sums[1] + sums[2] + sums[3] == 0
        ? null
        : new KindCounts(kind, sums[0], sums[1], sums[2], sums[3], 0);
  }
}
