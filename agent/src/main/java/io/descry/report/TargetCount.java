package io.descry.report;

/** The number of handles of a site with one target. */
public final class TargetCount {

  public final String target;
  public final long count;

  public TargetCount(String target, long count) {
    this.target = target;
    this.count = count;
  }
}
