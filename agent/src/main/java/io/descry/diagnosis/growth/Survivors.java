package io.descry.diagnosis.growth;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Targets;
import io.descry.model.OpenHandle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a site's open handles were opened, and whether on the same targets. Immutable.
 */
public final class Survivors {

  private static final int PER_THREAD = 2;

  private static final Survivors UNKNOWN = new Survivors();

  /** Whether the site opens the same target, or none, again: at least two handles a target. */
  final boolean sameTargets;

  /** Whether these targets are files and the like: a pool has many connections to one peer. */
  final boolean sameFiles;

  /** Whether they are connections that clients made. */
  final boolean accepted;

  /** Whether threads opened several each: a request that holds one mostly holds its thread too. */
  final boolean fewThreads;

  private final long @Nullable [] openedAt;

  private Survivors() {
    openedAt = null;
    sameTargets = false;
    sameFiles = false;
    accepted = false;
    fewThreads = false;
  }

  private Survivors(SiteFacts facts) {
    List<OpenHandle> handles = facts.handles;
    openedAt = new long[handles.size()];
    Set<String> targets = new HashSet<>();
    Set<Long> threads = new HashSet<>();
    for (int i = 0; i < openedAt.length; i++) {
      openedAt[i] = handles.get(i).openedAtMillis;
      targets.add(Targets.of(handles.get(i)));
      threads.add(handles.get(i).threadId);
    }
    Arrays.sort(openedAt);
    sameTargets = 2 * targets.size() <= openedAt.length;
    fewThreads = PER_THREAD * threads.size() <= openedAt.length;
    sameFiles = sameTargets && !facts.isConnection();
    accepted = facts.isAccepted();
  }

  /** For a count whose handles are not known, such as that of all descriptors. */
  static Survivors unknown() {
    return UNKNOWN;
  }

  public static Survivors of(SiteFacts facts) {
    return new Survivors(facts);
  }

  /** When the open ones were opened, earliest first; empty where that is not known. */
  long[] sorted() {
    return openedAt == null ? new long[0] : openedAt;
  }

  boolean areKnown() {
    return openedAt != null;
  }

  /** How many of those opened in this time are still open. */
  long opened(long fromMillis, long toMillis) {
    if (openedAt == null) {
      return Long.MAX_VALUE;
    }
    return Math.max(
        0, before(toMillis) - (fromMillis == Long.MIN_VALUE ? 0 : before(fromMillis - 1)));
  }

  /** How many were opened by then. */
  private int before(long atMillis) {
    long[] sorted = sorted();
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
