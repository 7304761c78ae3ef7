package io.descry.registry;

import io.descry.model.HandleKind;
import java.io.DescryHandle;
import java.io.DescryTable;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Since when a thread has been waiting in a read without time-out, by socket. A bounded look per
 * tick, at sockets that are some seconds old: {@value #LOOKS_PER_TICK} numbers, then the next ones.
 * What was found waiting at every look counts from the first. The agent's thread only.
 */
final class ReadWatch {

  static final int LOOKS_PER_TICK = 4_096;

  /** More sockets than this with a waiting thread each are not needed to say so. */
  private static final int MOST_WATCHED = 4_096;

  /** A younger one is at its first answer. */
  private static final long OLD_MILLIS = 2_000;

  private final DescryTable table;
  private final SocketReads reads;
  private final Map<DescryHandle, Long> since = new IdentityHashMap<>();
  private int next;

  ReadWatch(DescryTable table) {
    this(table, new SocketReads());
  }

  ReadWatch(DescryTable table, SocketReads reads) {
    this.table = table;
    this.reads = reads;
  }

  @Nullable Long sinceMillis(DescryHandle handle) {
    return since.get(handle);
  }

  boolean isWaiting() {
    return !since.isEmpty();
  }

  void tick(long nowMillis) {
    if (!reads.canBeSeen()) {
      return;
    }
    since.keySet().removeIf(handle -> table.get(handle.number) != handle);
    int start = next;
    boolean wrapped = false;
    for (int looks = LOOKS_PER_TICK; looks > 0; looks--) {
      int number = table.next(next + 1);
      if (number < 0) {
        number = wrapped ? -1 : table.next(0);
        wrapped = true;
      }
      if (number < 0 || (wrapped && number > start)) {
        return;
      }
      next = number;
      look(table.get(next), nowMillis);
    }
  }

  private void look(@Nullable DescryHandle handle, long nowMillis) {
    if (handle == null || HandleKind.of(handle.kind) != HandleKind.SOCKET) {
      return;
    }
    Object owner = handle.get();
    boolean old = nowMillis - handle.openedAtMillis >= OLD_MILLIS;
    if (old && owner != null && reads.isWaitingForEver(owner)) {
      if (since.size() < MOST_WATCHED) {
        since.putIfAbsent(handle, nowMillis);
      }
    } else {
      since.remove(handle);
    }
  }
}
