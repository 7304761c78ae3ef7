package io.descry.model;

/**
 * What became of a site's handles since tracking began. {@link #opened} is the sum of the others.
 * Immutable.
 */
public final class SiteCounts {

  public final Site site;

  /** Open now, without the orphaned ones. */
  public final long open;

  public final long orphaned;

  /** Closed by code; the collector's closes are {@link #recovered}. */
  public final long closed;

  public final long recovered;

  /** Whether {@link #closed} is extrapolated from a sample of stacks. */
  public final boolean estimated;

  public SiteCounts(
      Site site, long open, long orphaned, long closed, long recovered, boolean estimated) {
    this.site = site;
    this.open = open;
    this.orphaned = orphaned;
    this.closed = closed;
    this.recovered = recovered;
    this.estimated = estimated;
  }

  public long opened() {
    return open + orphaned + closed + recovered;
  }
}
