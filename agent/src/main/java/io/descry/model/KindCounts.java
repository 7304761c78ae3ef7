package io.descry.model;

/** The same for a kind: exact, whatever was sampled. Immutable. */
public final class KindCounts {

  public final HandleKind kind;
  public final long open;
  public final long orphaned;
  public final long closed;
  public final long recovered;

  /** Of the open ones, those without a stack. */
  public final long unsampledOpen;

  public KindCounts(
      HandleKind kind, long open, long orphaned, long closed, long recovered, long unsampledOpen) {
    this.kind = kind;
    this.open = open;
    this.orphaned = orphaned;
    this.closed = closed;
    this.recovered = recovered;
    this.unsampledOpen = unsampledOpen;
  }

  public long opened() {
    return open + orphaned + closed + recovered;
  }
}
