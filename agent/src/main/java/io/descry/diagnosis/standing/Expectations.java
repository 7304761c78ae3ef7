package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.model.HandleKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may well be open: listeners, event loops, connections of a pool, what stands still. */
final class Expectations {

  /** So long without a change, a count is a level. */
  private static final long LEVEL_MILLIS = 5 * 60_000;

  private final long atMillis;

  private final Pools pools;

  Expectations(long atMillis, Pools pools) {
    this.atMillis = atMillis;
    this.pools = pools;
  }

  /** Why these handles are as they should be, or null where nothing says so. */
  @Nullable String about(SiteFacts facts, @Nullable Series series) {
    if (isListener(facts.kind()) || facts.isListening()) {
      return "a listener: open as long as the server runs";
    }
    if (isEventLoop(facts.kind()) || facts.isNativeEventLoop()) {
      return "an event loop: open as long as it runs";
    }
    if (series != null && atMillis - series.unchangedSince() >= LEVEL_MILLIS) {
      return level(facts, atMillis - series.unchangedSince());
    }
    return isPooled(facts) ? pooled(facts) : null;
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

  private static String level(SiteFacts facts, long stillMillis) {
    String held = facts.held() + " open, no more and no fewer for " + Words.duration(stillMillis);
    return facts.closed == 0
        ? held + ": opened and kept, as a log, a lock or a cache is"
        : held + ": a level, as of a pool or a cache";
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
