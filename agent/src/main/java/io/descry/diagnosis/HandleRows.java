package io.descry.diagnosis;

import io.descry.diagnosis.site.SiteIndex;
import io.descry.diagnosis.standing.CloseWaits;
import io.descry.model.Endpoint;
import io.descry.model.HostPort;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.SocketEntry;
import io.descry.report.HandleRow;
import io.descry.report.OpenerThread;
import io.descry.report.Remote;
import io.descry.report.SiteReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the report about handles, oldest first. */
final class HandleRows {

  private final Ledger ledger;
  private final CloseWaits closeWaits;

  /** By identity: a number for each of many thousand handles would be an object more. */
  private final Map<OpenHandle, LedgerRow> rowOf;

  /**
   * Of handles with several, as the ledger found them: a directory stream's second number is known
   * to no Java object.
   */
  private final Map<OpenHandle, List<Integer>> numbersOf = new IdentityHashMap<>();

  private final Map<Long, List<Long>> refersTo = new HashMap<>();

  HandleRows(Ledger ledger, CloseWaits closeWaits) {
    this.ledger = ledger;
    this.closeWaits = closeWaits;
    this.rowOf = new IdentityHashMap<>(ledger.registry.handles.size());
    for (LedgerRow row : ledger.rows) {
      if (row.handle != null) {
        add(row.handle, row);
      }
    }
    for (OpenHandle handle : ledger.registry.handles) {
      if (handle.clientId != null) {
        refer(handle.clientId, handle.id);
      }
      if (handle.exchangeId != null) {
        refer(handle.exchangeId, handle.id);
      }
      if (handle.socketId != null) {
        refer(handle.id, handle.socketId);
      }
    }
  }

  private void add(OpenHandle handle, LedgerRow row) {
    LedgerRow before = rowOf.put(handle, row);
    if (before != null) {
      rowOf.put(handle, telling(before, row));
      List<Integer> numbers = numbersOf.get(handle);
      if (numbers == null) {
        numbers = new ArrayList<>();
        numbers.add(before.descriptor.number);
        numbersOf.put(handle, numbers);
      }
      numbers.add(row.descriptor.number);
    }
  }

  private List<Integer> numbers(OpenHandle handle, @Nullable LedgerRow row) {
    List<Integer> several = numbersOf.get(handle);
    if (several != null || row == null) {
      return several == null ? handle.numbers : several;
    }
    int number = row.descriptor.number;
    boolean same = handle.numbers.size() == 1 && handle.numbers.get(0) == number;
    return same ? handle.numbers : Collections.singletonList(number);
  }

  private void refer(Long from, Long to) {
    refersTo.computeIfAbsent(from, id -> new ArrayList<>()).add(to);
  }

  /** Of several numbers of a handle, the one that is a socket says most. */
  private static LedgerRow telling(LedgerRow one, LedgerRow other) {
    return one.socket == null && other.socket != null ? other : one;
  }

  List<HandleRow> all() {
    List<HandleRow> rows = new ArrayList<>(ledger.registry.handles.size());
    for (OpenHandle handle : ledger.registry.handles) {
      if (SiteIndex.isShown(handle)) {
        rows.add(row(handle));
      }
    }
    Comparator<HandleRow> oldestFirst = Comparator.comparingLong(row -> row.openedAt);
    rows.sort(oldestFirst.thenComparingLong(row -> row.id));
    return rows;
  }

  private HandleRow row(OpenHandle handle) {
    HandleRow.Builder row = new HandleRow.Builder();
    row.id = handle.id;
    row.kind = handle.kind;
    LedgerRow kernel = rowOf.get(handle);
    row.fds = numbers(handle, kernel);
    row.openedAt = handle.openedAtMillis;
    row.ageMillis = Math.max(0, ledger.atMillis - handle.openedAtMillis);
    row.thread = new OpenerThread(handle.threadId, handle.threadName, handle.virtualThread);
    row.orphaned = handle.orphaned;
    row.site = handle.site == null ? null : handle.site.fingerprint;
    row.siteReason = handle.site == null ? SiteReason.UNSAMPLED : SiteReason.INTERNED;
    long closeWait = closeWaits.ageMillis(handle, ledger.atMillis);
    row.closeWaitMillis = closeWait < 0 ? null : Long.valueOf(closeWait);
    if (!refersTo.isEmpty()) {
      row.refersTo = refersTo.getOrDefault(handle.id, Collections.<Long>emptyList());
    }
    addKernel(row, handle, kernel);
    return row.build();
  }

  private static void addKernel(
      HandleRow.Builder row, OpenHandle handle, @Nullable LedgerRow kernel) {
    SocketEntry socket = kernel == null ? null : kernel.socket;
    row.target = target(handle, kernel);
    row.local = socket == null || socket.local == null ? null : socket.local.toString();
    row.remote = remote(handle.remote, socket == null ? null : socket.remote);
    row.tcpState = socket == null || socket.state == null ? null : socket.state.name();
    row.queues = SocketRows.queues(socket);
  }

  private static @Nullable String target(OpenHandle handle, @Nullable LedgerRow kernel) {
    if (handle.target != null) {
      return handle.target;
    }
    return kernel == null ? null : kernel.descriptor.target;
  }

  /** The kernel's address, with the name that the application said. */
  private static @Nullable Remote remote(@Nullable HostPort asked, @Nullable Endpoint end) {
    if (end != null) {
      return new Remote(end.address, end.port, asked == null ? null : asked.host);
    }
    if (asked == null) {
      return null;
    }
    String address = asked.address == null ? asked.host : asked.address;
    return address == null ? null : new Remote(address, asked.port, asked.host);
  }
}
