package io.descry.registry;

import java.io.DescryHandle;
import java.io.DescryLogical;
import java.io.DescryState;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of garbage collection. A handle whose owner is gone is watched: if the kernel still
 * has the same descriptor two ticks later, nothing can close it any more and it is orphaned; if the
 * descriptor is gone, a close was missed and the handle is dropped. The agent's thread only.
 */
final class OwnerWatch {

  private static final int TICKS_TO_ORPHAN = 2;

  /** A handle whose owner was collected. */
  private static final class Watched {
    int number;
    @Nullable String link;
    int ticks;

    Watched(int number, @Nullable String link) {
      this.number = number;
      this.link = link;
    }
  }

  private final Map<DescryHandle, Watched> watched = new IdentityHashMap<>();
  private final DescryState state;
  private final LinkReader links;

  OwnerWatch(DescryState state, LinkReader links) {
    this.state = state;
    this.links = links;
  }

  /** Whether one is not judged yet. */
  boolean isWatching() {
    for (Watched watch : watched.values()) {
      if (watch.ticks < TICKS_TO_ORPHAN) {
        return true;
      }
    }
    return false;
  }

  boolean isOrphaned(DescryHandle handle) {
    Watched watch = watched.get(handle);
    return watch != null && watch.ticks >= TICKS_TO_ORPHAN && !handle.closeBegan;
  }

  /** For a handle in the table whose owner is gone: notes its link; later ticks judge. */
  void ownerGone(DescryHandle handle) {
    int number = firstHeld(handle);
    if (number >= 0 && !watched.containsKey(handle)) {
      watched.put(handle, new Watched(number, links.link(number)));
    }
  }

  void tick() {
    Iterator<Map.Entry<DescryHandle, Watched>> all = watched.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<DescryHandle, Watched> entry = all.next();
      if (!stays(entry.getKey(), entry.getValue())) {
        all.remove();
      }
    }
    for (DescryLogical logical : state.logicals.all()) {
      boolean gone = logical.get() == null; // Asked first: by hand, the connection closes before.
      if (!endIfClosed(logical) && gone) {
        state.logicals.drop(logical);
      }
    }
  }

  /** An answer on a connection of its own is over when that is closed. */
  void endExchanges() {
    state.logicals.all().forEach(this::endIfClosed);
  }

  private boolean endIfClosed(DescryLogical call) {
    DescryHandle socket = call.client;
    boolean closed = socket != null && socket.number >= 0 && firstHeld(socket) < 0;
    if (closed) {
      state.logicals.endWith(socket, call);
    }
    return closed;
  }

  private boolean stays(DescryHandle handle, Watched watch) {
    int number = firstHeld(handle);
    if (number < 0) {
      return false;
    }
    String link = links.link(number);
    if (number != watch.number) {
      watch.number = number; // The pipes of a process close one by one.
      watch.link = link;
    }
    if (link == null || !link.equals(watch.link)) {
      return !dropIfHeld(handle, number);
    }
    watch.ticks++;
    return true;
  }

  /** Asked again after the link: the handle may have closed meanwhile, as handles do. */
  private boolean dropIfHeld(DescryHandle handle, int number) {
    boolean held = state.table.get(number) == handle;
    if (held) {
      state.drop(handle);
    }
    return held;
  }

  /** The first of its numbers that is still the handle's, or -1. */
  private int firstHeld(DescryHandle handle) {
    if (state.table.get(handle.number) == handle) {
      return handle.number;
    }
    if (handle.others != null) {
      for (int number : handle.others) {
        if (state.table.get(number) == handle) {
          return number;
        }
      }
    }
    return -1;
  }
}
