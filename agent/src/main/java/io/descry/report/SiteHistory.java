package io.descry.report;

import java.util.List;

/** The recent counts of a site, in windows of one width. Immutable. */
public final class SiteHistory {

  /** About so long is each window. */
  public final long stepMillis;

  /** The fewest handles in each, the orphaned ones counted; oldest first. */
  public final List<Long> floors;

  public SiteHistory(long stepMillis, List<Long> floors) {
    this.stepMillis = stepMillis;
    this.floors = Copies.of(floors);
  }
}
