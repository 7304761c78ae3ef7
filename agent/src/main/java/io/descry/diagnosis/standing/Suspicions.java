package io.descry.diagnosis.standing;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.model.HandleKind;
import io.descry.model.OpenHandle;
import org.jspecify.annotations.Nullable;

/**
 * What is odd though not proven: half-closed for long, or old where the others are closed. What a
 * site opened and holds without ever closing any is not old but kept: a log, a lock, a cache.
 */
final class Suspicions {

  /** An HTTP client's pool may hold a few idle connections that the peer has given up. */
  private static final int IDLE_POOL_ENTRIES = 3;

  /** Fewer closes say nothing about how a site treats its handles. */
  private static final int LEAST_CLOSED = 5;

  /** What was closed at an age may come to twice as much. */
  static final int TWICE = 2;

  private final long atMillis;
  private final CloseWaits closeWaits;
  private final Pools pools;
  private final DiagnosisOptions options;

  Suspicions(long atMillis, CloseWaits closeWaits, Pools pools, DiagnosisOptions options) {
    this.atMillis = atMillis;
    this.closeWaits = closeWaits;
    this.pools = pools;
    this.options = options;
  }

  /**
   * The reason to suspect this site, or null.
   *
   * @param longestMillis how long one was held there that was closed after all
   */
  @Nullable String about(SiteFacts facts, long longestMillis) {
    String halfClosed = halfClosed(facts);
    return halfClosed != null ? halfClosed : old(facts, longestMillis);
  }

  private @Nullable String halfClosed(SiteFacts facts) {
    long count = 0;
    long pooled = 0;
    for (OpenHandle handle : facts.handles) {
      boolean waits =
          closeWaits.ageMillis(handle, atMillis) >= options.closeWaitMillis
              && !pools.isIdle(handle);
      count += waits ? 1 : 0;
      pooled += waits && handle.clientId != null ? 1 : 0;
    }
    return count == 0 || (pooled == count && count <= IDLE_POOL_ENTRIES)
        ? null
        : Words.count(count, "socket")
            + " in CLOSE_WAIT for more than "
            + Words.duration(options.closeWaitMillis)
            + ": the peer closed, this process has not";
  }

  private @Nullable String old(SiteFacts facts, long longestMillis) {
    boolean closesOthers = facts.closed >= LEAST_CLOSED && 2 * facts.closed >= facts.opened();
    if (!closesOthers || isLongLived(facts)) {
      return null;
    }
    long age = Math.max(options.suspectAgeMillis, TWICE * longestMillis);
    long count = countOld(facts, age);
    return count == 0 ? null : oldSentence(facts, count, age);
  }

  private static String oldSentence(SiteFacts facts, long count, long age) {
    return count
        + " open for more than "
        + Words.duration(age)
        + " at a site that closed "
        + facts.closed
        + " of the "
        + facts.opened()
        + " it opened";
  }

  private long countOld(SiteFacts facts, long age) {
    long count = 0;
    for (OpenHandle handle : facts.handles) {
      boolean old = atMillis - handle.openedAtMillis > age;
      count += old && handle.clientId == null ? 1 : 0;
    }
    return count;
  }

  /** Listeners and event loops live as long as the program; accepted ones as the peer wants. */
  private static boolean isLongLived(SiteFacts facts) {
    HandleKind kind = facts.kind();
    return Expectations.isListener(kind)
        || kind == HandleKind.SELECTOR
        || kind == HandleKind.ASYNC_CHANNEL_GROUP
        || kind.isLogical()
        || facts.isAccepted();
  }
}
