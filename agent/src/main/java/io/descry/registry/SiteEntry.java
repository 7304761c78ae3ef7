package io.descry.registry;

import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running counts of a site. Several exact stacks can share one (recursion, another line): the
 * one with most open handles is shown. The agent's thread only.
 */
final class SiteEntry {

  final Submissions submissions = new Submissions();
  private final List<Trace> variants = new ArrayList<>();
  private @Nullable Trace shown;
  private double closedBySample;
  private boolean estimated;
  private long recovered;
  private long open;
  private long orphaned;

  Trace add(Site site, boolean byJdk) {
    Trace trace = new Trace(this, site, byJdk);
    variants.add(trace);
    shown = shown == null ? trace : shown;
    return trace;
  }

  void closedYoung(double weight, boolean exact) {
    closedBySample += weight;
    estimated |= !exact;
  }

  void recovered() {
    recovered++;
  }

  void beginCount() {
    open = 0;
    orphaned = 0;
    for (Trace variant : variants) {
      variant.open = 0;
    }
  }

  void count(Trace trace, boolean isOrphaned) {
    open += isOrphaned ? 0 : 1;
    orphaned += isOrphaned ? 1 : 0;
    trace.open++;
    if (shown == null || trace.open > shown.open) {
      shown = trace;
    }
  }

  /** The text of the stack that most open handles have. */
  Site site() {
    if (shown == null) {
      throw new IllegalStateException("a site is made with its first stack");
    }
    return shown.site;
  }

  SiteCounts counts() {
    return new SiteCounts(
        site(), open, orphaned, closed(), recovered, estimated, submissions.mostFrequent());
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
