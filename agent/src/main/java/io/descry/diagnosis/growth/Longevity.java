package io.descry.diagnosis.growth;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.model.OpenHandle;

/**
 * How old a site's oldest handle was each time that it was closed after all: a session of two
 * hours, once seen to end, makes the next one of an hour nothing odd. Learned at reports, so an age
 * is never said too high. One thread.
 */
public final class Longevity {

  private static final class Past {
    long oldestOpenedAt = Long.MAX_VALUE;
    long seenAt;
    long longestMillis;
  }

  private final BySite<Past> sites = new BySite<>();

  /** The longest that one was held and then closed, as far as is known, in milliseconds. */
  public long observe(SiteFacts facts, long atMillis) {
    Past past = sites.of(facts.site.fingerprint, Past::new);
    long oldest = oldest(facts);
    if (oldest > past.oldestOpenedAt) {
      past.longestMillis = Math.max(past.longestMillis, past.seenAt - past.oldestOpenedAt);
    }
    past.oldestOpenedAt = oldest;
    past.seenAt = atMillis;
    return past.longestMillis;
  }

  private static long oldest(SiteFacts facts) {
    long oldest = Long.MAX_VALUE;
    for (OpenHandle handle : facts.handles) {
      oldest = Math.min(oldest, handle.openedAtMillis);
    }
    return oldest;
  }
}
