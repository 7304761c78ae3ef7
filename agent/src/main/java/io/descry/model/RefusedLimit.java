package io.descry.model;

/**
 * A limit other than that of this process's descriptors, that an opening or a registration hit.
 * Immutable.
 */
public final class RefusedLimit {

  /** Which limit. The order is that of the constants in {@code DescryErrors}. */
  public enum Kind {
    INOTIFY_INSTANCES,
    INOTIFY_WATCHES,
    EPOLL_WATCHES
  }

  public final Kind kind;
  public final long times;

  /** Epoch milliseconds of the latest time. */
  public final long atMillis;

  public RefusedLimit(Kind kind, long times, long atMillis) {
    this.kind = kind;
    this.times = times;
    this.atMillis = atMillis;
  }
}
