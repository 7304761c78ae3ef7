package io.descry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections in TIME_WAIT in the network namespace of the process, by remote end. They hold no
 * descriptor and have no owner, but each takes a port. Immutable.
 */
public final class TimeWaits {

  /** The kernel's own total, or null where it does not tell. */
  public final @Nullable Long total;

  /** Rows that were read; fewer than {@link #total} where reading was cut short. */
  public final long rows;

  /** The remotes with most, most first. */
  public final List<RemoteCount> remotes;

  /** Each count of {@link #remotes} is at most this much too low; 0 unless remotes are many. */
  public final int undercountAtMost;

  public TimeWaits(
      @Nullable Long total, long rows, List<RemoteCount> remotes, int undercountAtMost) {
    this.total = total;
    this.rows = rows;
    this.remotes = remotes;
    this.undercountAtMost = undercountAtMost;
  }
}
