package io.descry.report;

import org.jspecify.annotations.Nullable;

/**
 * The limits on the number of descriptors. Null is unlimited, or unknown where {@code /proc} is
 * hidden.
 */
public final class Limits {

  public final @Nullable Long soft;
  public final @Nullable Long hard;

  /** Numbers below the soft limit that are free. */
  public final @Nullable Long headroom;

  /** At the present growth; null when not growing. */
  public final @Nullable Long millisToExhaustion;

  public final @Nullable InheritedFrom inheritedFrom;

  /** Null where it is in another container, or hidden. */
  public final @Nullable ParentSection parent;

  private Limits(Builder from) {
    soft = from.soft;
    hard = from.hard;
    headroom = from.headroom;
    millisToExhaustion = from.millisToExhaustion;
    inheritedFrom = from.inheritedFrom;
    parent = from.parent;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public @Nullable Long soft;
    public @Nullable Long hard;
    public @Nullable Long headroom;
    public @Nullable Long millisToExhaustion;
    public @Nullable InheritedFrom inheritedFrom;
    public @Nullable ParentSection parent;

    public Limits build() {
      return new Limits(this);
    }
  }
}
