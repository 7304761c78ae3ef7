package io.descry.kernel.socket;

import io.descry.model.Endpoint;
import io.descry.model.RemoteCount;
import java.util.Arrays;

/** Counts by remote end in a table of fixed size, open addressing, no entry is ever removed. */
public final class RemoteSlots {

  /** How many remotes fit. */
  public static final int CAPACITY = 512;

  private static final int SIZE = 4 * CAPACITY;

  private final long[] highs = new long[SIZE];
  private final long[] lows = new long[SIZE];
  private final int[] ports = new int[SIZE];

  /** 0 where the slot is free. */
  private final int[] counts = new int[SIZE];

  private int used;

  void clear() {
    Arrays.fill(counts, 0);
    used = 0;
  }

  /** Counts one; false if the remote is new and there is no room for it. */
  boolean add(long high, long low, int port) {
    return add(high, low, port, 1);
  }

  private boolean add(long high, long low, int port, int count) {
    int slot = slot(high, low, port);
    if (counts[slot] == 0) {
      if (used == CAPACITY) {
        return false;
      }
      used++;
      highs[slot] = high;
      lows[slot] = low;
      ports[slot] = port;
    }
    counts[slot] += count;
    return true;
  }

  /** Copies each remote with one less into the empty table given; those with one are left out. */
  void copyLessOne(RemoteSlots to) {
    for (int slot = 0; slot < SIZE; slot++) {
      if (counts[slot] > 1) {
        to.add(highs[slot], lows[slot], ports[slot], counts[slot] - 1);
      }
    }
  }

  /** Count and slot in one number each, in rising order. */
  long[] ranking() {
    long[] ranking = new long[used];
    int n = 0;
    for (int slot = 0; slot < SIZE; slot++) {
      if (counts[slot] > 0) {
        ranking[n++] = ((long) counts[slot] << 32) | slot;
      }
    }
    Arrays.sort(ranking);
    return ranking;
  }

  /** What an element of {@link #ranking} stands for. */
  RemoteCount ranked(long rank) {
    int slot = (int) rank;
    Endpoint remote = new Endpoint(AddressText.of(highs[slot], lows[slot]), ports[slot]);
    return new RemoteCount(remote, counts[slot]);
  }

  private int slot(long high, long low, int port) {
    long hash = (high * 31 + low) * 0x9E3779B97F4A7C15L + port * 0xC2B2AE3D27D4EB4FL;
    int slot = (int) (hash >>> 40) & (SIZE - 1);
    while (counts[slot] > 0 && !(lows[slot] == low && highs[slot] == high && ports[slot] == port)) {
      slot = (slot + 1) & (SIZE - 1);
    }
    return slot;
  }
}
