package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.model.HandleKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may well be open: listeners, event loops, connections of a pool, what stands still. */
final class Expectations {

  private final long atMillis;

  private final Pools pools;

  Expectations(long atMillis, Pools pools) {
    this.atMillis = atMillis;
    this.pools = pools;
  }

  /** The named evidence that the open handles of this site are kept on purpose, or null. */
  @Nullable String about(SiteCase site) {
    if (site.consequenceOf != null && site.growth == null) {
      return "the other ends of these connections are held by this process too";
    }
    SiteFacts facts = site.facts;
    if (isListener(facts.kind()) || facts.isListening()) {
      return "a listener: open as long as the server runs";
    }
    if (isEventLoop(facts.kind()) || facts.isNativeEventLoop()) {
      return "an event loop: open as long as it runs";
    }
    String owner = LongLived.owner(facts);
    if (owner != null) {
      return owner;
    }
    if (site.cleared != null) {
      return "once growing, but " + site.cleared;
    }
    return isPooled(facts) ? pooled(facts) : full(facts, site.series);
  }

  static boolean isListener(HandleKind kind) {
    return kind == HandleKind.SERVER_SOCKET
        || kind == HandleKind.SERVER_SOCKET_CHANNEL
        || kind == HandleKind.ASYNC_SERVER_SOCKET_CHANNEL;
  }

  private static boolean isEventLoop(HandleKind kind) {
    return kind == HandleKind.SELECTOR
        || kind == HandleKind.ASYNC_CHANNEL_GROUP
        || kind == HandleKind.WATCH_SERVICE;
  }

  /** The count stood while openings went on and were closed: a pool or a cache that is full. */
  private @Nullable String full(SiteFacts facts, @Nullable Series series) {
    if (series == null || facts.closed == 0) {
      return null;
    }
    long still = atMillis - series.unchangedSince();
    long activeMillis = series.idleSince() - series.unchangedSince();
    return still < StandingThresholds.LEVEL_MILLIS || activeMillis < still / 2
        ? null
        : facts.held()
            + " open, no more and no fewer for "
            + Words.duration(still)
            + " while others were opened and closed: a pool or a cache that is full";
  }

  private static boolean isPooled(SiteFacts facts) {
    return facts.isConnection()
        && !facts.handles.isEmpty()
        && facts.handles.stream().allMatch(handle -> handle.clientId != null);
  }

  private String pooled(SiteFacts facts) {
    Set<Long> clients = Pools.clients(facts.handles);
    String sentence = "kept alive in the pool of an HTTP client";
    if (!pools.tell(clients)) {
      return sentence;
    }
    long leased = pools.leased(clients);
    return sentence
        + ", "
        + leased
        + " leased and "
        + (pools.connections(clients) - leased)
        + " idle";
  }
}
