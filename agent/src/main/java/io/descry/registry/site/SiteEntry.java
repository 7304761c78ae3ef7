package io.descry.registry.site;

import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running counts of a site. Several exact stacks can share one (recursion, another line): the
 * one with most open handles is shown. The agent's thread only.
 */
public final class SiteEntry {

  /** Further exact stacks of a site are told as the one that is shown. */
  static final int MOST_VARIANTS = 16;

  final Submissions submissions = new Submissions();

  /** The tick of its latest stack or handle. */
  int usedAt;

  /** No longer in the table, as it was idle. */
  boolean dropped;

  /** Stands for all sites of its kind that did not fit in. */
  boolean isOther;

  private final List<Trace> variants = new ArrayList<>();
  private @Nullable Trace shown;
  private double closedBySample;
  private boolean estimated;
  private long recovered;
  private long open;
  private long orphaned;

  Trace add(Site site, boolean byJdk) {
    Trace same = isOther || variants.size() >= MOST_VARIANTS ? variant(byJdk) : null;
    if (same != null) {
      return same;
    }
    Trace trace = new Trace(this, shown != null && isOther ? shown.site : site, byJdk);
    variants.add(trace);
    shown = shown == null ? trace : shown;
    return trace;
  }

  private @Nullable Trace variant(boolean byJdk) {
    for (Trace variant : variants) {
      if (variant.byJdk == byJdk) {
        return variant;
      }
    }
    return null;
  }

  void closedYoung(double weight, boolean exact) {
    closedBySample += weight;
    estimated |= !exact;
  }

  void recovered() {
    recovered++;
  }

  public void beginCount() {
    open = 0;
    orphaned = 0;
    for (Trace variant : variants) {
      variant.open = 0;
    }
  }

  /** Nothing of it was open when that was last counted. */
  boolean isEmpty() {
    return open + orphaned == 0;
  }

  public void count(Trace trace, boolean isOrphaned) {
    open += isOrphaned ? 0 : 1;
    orphaned += isOrphaned ? 1 : 0;
    trace.open++;
    if (shown == null || trace.open > shown.open) {
      shown = trace;
    }
  }

  /** The text of the stack that most open handles have. */
  public Site site() {
    if (shown == null) {
      throw new IllegalStateException("a site is made with its first stack");
    }
    return shown.site;
  }

  public SiteCounts counts() {
    return new SiteCounts(
        site(), open, orphaned, closed(), recovered, estimated, submissions.mainOne());
  }

  /** Handles closed after their stack was interned. */
  long closedInterned() {
    long closed = 0;
    for (Trace variant : variants) {
      closed += variant.get();
    }
    return closed;
  }

  private long closed() {
    return closedInterned() + Math.round(closedBySample);
  }
}
