package io.descry.model;

import org.jspecify.annotations.Nullable;

/** The environment of a process, and the origin of its limit. Immutable. */
public final class Surroundings {

  /** The process that started this one, or null if there is none that can be seen. */
  public final @Nullable ParentProcess parent;

  /**
   * The furthest ancestor with the same hard limit, all between having it too: there it was set or
   * inherited from. Null where the parent has another limit, so that it was set for this process.
   */
  public final @Nullable ParentProcess limitFrom;

  /** A word such as {@code docker} or {@code kubernetes}, or null where nothing hints at one. */
  public final @Nullable String container;

  public Surroundings(
      @Nullable ParentProcess parent,
      @Nullable ParentProcess limitFrom,
      @Nullable String container) {
    this.parent = parent;
    this.limitFrom = limitFrom;
    this.container = container;
  }
}
