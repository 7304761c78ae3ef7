package io.descry.recording;

import io.descry.model.DescriptorClass;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.RegistrySnapshot;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import io.descry.model.TcpState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns ticks and ledgers of a process into the lines of a recording: what changed since the lines
 * before. Pure; one thread.
 */
public final class RecordingWriter {

  /** Handles of one report that get a line of their own: the oldest. The others are counts. */
  private static final int MOST_HANDLES = 4_096;

  private static final int MOST_SITES = 4_096;

  private final RecordingNames names;
  private final Map<String, String> counts = new HashMap<>();
  private final Map<String, String> sites = new HashMap<>();
  private final Set<Long> open = new LinkedHashSet<>();
  private final Map<DescriptorClass, Integer> others = new HashMap<>();
  private final Set<Long> lost = new HashSet<>();
  private final Set<Long> halfClosed = new HashSet<>();
  private StringBuilder lines = new StringBuilder();
  private long limit = -1;
  private long exhaustions;
  private long nowMillis;

  /**
   * @param hashed whether names of classes, files and hosts are replaced by hashes
   * @param wallTime of the beginning
   */
  public RecordingWriter(boolean hashed, Instant wallTime) {
    this.names = new RecordingNames(hashed);
    line(RecordingReader.HEADER);
    line("start " + wallTime);
    line("interval recorded");
  }

  /** The lines since the last call. */
  public String take() {
    String taken = lines.toString();
    lines = new StringBuilder();
    return taken;
  }

  /**
   * A tick of the agent.
   *
   * @param afterMillis monotonic, since the beginning
   */
  public void tick(RegistrySnapshot snapshot, long afterMillis) {
    at(afterMillis);
    for (SiteCounts site : snapshot.sites) {
      count(site);
    }
    failed(snapshot.exhaustions);
  }

  /** A report: each descriptor with its handle. */
  public void report(Ledger ledger, long afterMillis) {
    at(afterMillis);
    limit(ledger);
    others(ledger);
    Map<Long, Integer> now = new LinkedHashMap<>();
    for (LedgerRow row : ledger.rows) {
      if (row.handle != null && row.owner == DescriptorClass.TRACKED) {
        now.merge(row.handle.id, 1, Integer::sum);
      }
    }
    ledger.registry.sites.forEach(this::name);
    ended(ledger.registry.handles, now);
    for (OpenHandle handle : ledger.registry.handles) {
      handle(handle, now.getOrDefault(handle.id, 0), ledger.atMillis);
    }
    halfClosed(ledger);
    ledger.registry.sites.forEach(this::count);
    failed(ledger.registry.exhaustions);
    line("report");
  }

  /** The agent did not run for so long: a stopped process or a suspended machine. */
  public void pause(long millis) {
    line("pause " + millis / 1_000.0);
    nowMillis += millis;
  }

  private void at(long afterMillis) {
    nowMillis = Math.max(nowMillis, afterMillis);
    line("at " + nowMillis / 1_000.0);
  }

  private void limit(Ledger ledger) {
    Long soft = ledger.kernel.meaningfulLimit();
    long now = soft == null ? 0 : soft;
    if (now != limit) {
      limit = now;
      line("limit " + (now == 0 ? "unlimited" : String.valueOf(now)));
    }
  }

  private void others(Ledger ledger) {
    for (DescriptorClass owner : DescriptorClass.values()) {
      int count = ledger.count(owner);
      Integer before = others.put(owner, count);
      if (owner != DescriptorClass.TRACKED && count != (before == null ? 0 : before)) {
        line("other " + owner + " " + count);
      }
    }
  }

  private void ended(List<OpenHandle> handles, Map<Long, Integer> now) {
    Set<Long> present = new HashSet<>(now.keySet());
    handles.stream().filter(handle -> handle.kind.isLogical()).forEach(h -> present.add(h.id));
    open.removeIf(id -> !present.contains(id) && ended(id));
  }

  private boolean ended(Long id) {
    line("- " + id);
    lost.remove(id);
    halfClosed.remove(id);
    return true;
  }

  private void handle(OpenHandle handle, int descriptors, long atMillis) {
    Site site = handle.site;
    if (handle.own || site == null || (descriptors == 0 && !handle.kind.isLogical())) {
      return;
    }
    String name = name(new SiteCounts(site, 0, 0, 0, 0, false));
    if (name != null && open.size() < MOST_HANDLES && open.add(handle.id)) {
      line(
          "+ "
              + name
              + ' '
              + handle.id
              + ' '
              + Math.max(0, atMillis - handle.openedAtMillis)
              + ' '
              + names.target(handle)
              + ' '
              + Math.max(0, handle.threadId)
              + ' '
              + descriptors);
    }
    if (handle.orphaned && open.contains(handle.id) && lost.add(handle.id)) {
      line("! " + handle.id);
    }
  }

  private void halfClosed(Ledger ledger) {
    for (LedgerRow row : ledger.rows) {
      boolean half = row.socket != null && row.socket.state == TcpState.CLOSE_WAIT;
      OpenHandle handle = row.handle;
      if (half && handle != null && open.contains(handle.id) && halfClosed.add(handle.id)) {
        line("~ " + handle.id);
      }
    }
  }

  private void count(SiteCounts site) {
    String name = name(site);
    String now = (site.open + site.orphaned) + " " + site.closed + " " + site.recovered;
    if (name != null && !now.equals(counts.put(name, now))) {
      line("= " + name + " " + now);
    }
  }

  private void failed(long now) {
    if (now > exhaustions) {
      line("emfile " + (now - exhaustions));
      exhaustions = now;
    }
  }

  /** The short name of a site, which gets its line when first seen; null beyond the most. */
  private @Nullable String name(SiteCounts counts) {
    Site site = counts.site;
    String name = sites.get(site.fingerprint);
    if (name == null && sites.size() < MOST_SITES) {
      name = "s" + sites.size();
      sites.put(site.fingerprint, name);
      String id = " id=" + site.fingerprint;
      line("site " + name + ' ' + site.kind + id + names.accepted(site) + names.line(counts));
    }
    return name;
  }

  private void line(String text) {
    lines.append(text).append('\n');
  }
}
