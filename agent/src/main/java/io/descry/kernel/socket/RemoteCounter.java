package io.descry.kernel.socket;

import io.descry.model.RemoteCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts rows per remote end in fixed memory, however many remotes there are: when there is no room
 * a new remote costs every other one a count (Misra and Gries), so whoever has many stays, and no
 * count is wrong by more than {@link #undercountAtMost}. One thread.
 */
final class RemoteCounter {

  private RemoteSlots slots = new RemoteSlots();
  private RemoteSlots spare = new RemoteSlots();
  private int undercountAtMost;

  void clear() {
    slots.clear();
    undercountAtMost = 0;
  }

  /** Hot: once a row. Allocates nothing. */
  void add(HexAddress remote) {
    if (!slots.add(remote.high, remote.low, remote.port)) {
      takeOneFromEach();
    }
  }

  /** Each such sweep is paid by as many rows before it as there is room. */
  private void takeOneFromEach() {
    spare.clear();
    slots.copyLessOne(spare);
    RemoteSlots before = slots;
    slots = spare;
    spare = before;
    undercountAtMost++;
  }

  int undercountAtMost() {
    return undercountAtMost;
  }

  /** The remotes with most, most first. Allocates for these alone. */
  List<RemoteCount> top(int limit) {
    long[] ranking = slots.ranking();
    List<RemoteCount> top = new ArrayList<RemoteCount>();
    for (int i = ranking.length - 1; i >= 0 && top.size() < limit; i--) {
      top.add(slots.ranked(ranking[i]));
    }
    return Collections.unmodifiableList(top);
  }
}
