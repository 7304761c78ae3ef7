package io.descry.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a site's handles since tracking began: opened, open, closed and collected. {@link
 * #opened} is the sum of the others. Immutable.
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

  /** Where the tasks that opened them were submitted, the application's frame first; or null. */
  public final @Nullable List<String> submittedBy;

  public SiteCounts(
      Site site, long open, long orphaned, long closed, long recovered, boolean estimated) {
    this(site, open, orphaned, closed, recovered, estimated, null);
  }

  public SiteCounts(
      Site site,
      long open,
      long orphaned,
      long closed,
      long recovered,
      boolean estimated,
      @Nullable List<String> submittedBy) {
    this.site = site;
    this.open = open;
    this.orphaned = orphaned;
    this.closed = closed;
    this.recovered = recovered;
    this.estimated = estimated;
    this.submittedBy = submittedBy == null ? null : Collections.unmodifiableList(submittedBy);
  }

  public long opened() {
    return open + orphaned + closed + recovered;
  }
}
