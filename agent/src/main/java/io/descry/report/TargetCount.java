package io.descry.report;

/** How many handles of a site have this target. */
public final class TargetCount {

  public final String target;
  public final long count;

  public TargetCount(String target, long count) {
    this.target = target;
    this.count = count;
  }
}
