package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Outliving;
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

  /** Fewer accepted connections do not tell how the program ends them. */
  private static final int LEAST_HALF_CLOSED = 3;

  /** Fewer closes say nothing about how a site treats its handles. */
  private static final int LEAST_CLOSED = 5;

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
   * @param outliving the handles that outlived all that was closed at the site
   */
  @Nullable String about(SiteFacts facts, Outliving outliving) {
    String halfClosed = halfClosed(facts);
    return halfClosed != null ? halfClosed : old(facts, outliving);
  }

  /**
   * Why accepted connections are surely not closed, or null: each peer has closed, and the program
   * has never closed any. No pool holds accepted connections.
   */
  @Nullable String neverClosed(SiteFacts facts) {
    if (!facts.isAccepted() || facts.closed > 0 || facts.open < LEAST_HALF_CLOSED) {
      return null;
    }
    for (OpenHandle handle : facts.handles) {
      if (closeWaits.ageMillis(handle, atMillis) < options.closeWaitMillis) {
        return null;
      }
    }
    return "all "
        + Words.count(facts.open, "connection")
        + " are in CLOSE_WAIT for more than "
        + Words.duration(options.closeWaitMillis)
        + ", and none of "
        + facts.opened()
        + " was ever closed";
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

  /** A leak among handles that are closed: what is born again and again and outlives the others. */
  private static @Nullable String old(SiteFacts facts, Outliving outliving) {
    boolean closesOthers = facts.closed >= LEAST_CLOSED && 2 * facts.closed >= facts.opened();
    if (outliving.count == 0 || !closesOthers || isLongLived(facts) || isOfClient(facts)) {
      return null;
    }
    return outliving.count
        + " open for more than "
        + Words.duration(outliving.ageMillis)
        + ", several times as long as any that was closed, and opened at several times; the site"
        + " closed "
        + facts.closed
        + " of the "
        + facts.opened()
        + " it opened";
  }

  /** A client's pool decides how long these live. */
  private static boolean isOfClient(SiteFacts facts) {
    for (OpenHandle handle : facts.handles) {
      if (handle.clientId != null) {
        return true;
      }
    }
    return false;
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
