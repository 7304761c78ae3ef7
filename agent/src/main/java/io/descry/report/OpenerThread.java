package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The thread that opened a handle. */
public final class OpenerThread {

  public final long id;
  public final @Nullable String name;
  public final boolean virtual;

  public OpenerThread(long id, @Nullable String name, boolean virtual) {
    this.id = id;
    this.name = name;
    this.virtual = virtual;
  }
}
