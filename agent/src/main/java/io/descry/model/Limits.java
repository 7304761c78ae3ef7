package io.descry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of descriptors that a process may have: numbers below {@link #soft} can be given out.
 * HotSpot raises soft to hard at start. Immutable.
 */
public final class Limits {

  /** The value of a limit that is unlimited. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** From here on nobody meant a number: 1073741816 and its like stand for "infinity". */
  private static final long ABSURD = 1L << 24;

  public final long soft;
  public final long hard;

  public Limits(long soft, long hard) {
    this.soft = soft;
    this.hard = hard;
  }

  /** Whether a share of the soft limit says something; if not, only growth does. */
  public boolean isMeaningful() {
    return soft < ABSURD;
  }

  /**
   * Numbers below the soft limit that are free, or null where unlimited. Numbers at or above it can
   * be open where the limit was lowered; they do not count.
   */
  public @Nullable Long headroom(List<KernelDescriptor> descriptors) {
    if (soft == UNLIMITED) {
      return null;
    }
    long used = 0;
    for (KernelDescriptor descriptor : descriptors) {
      used += descriptor.number < soft ? 1 : 0;
    }
    return soft - used;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Limits
        && ((Limits) other).soft == soft
        && ((Limits) other).hard == hard;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(soft * 31 + hard);
  }

  @Override
  public String toString() {
    return text(soft) + "/" + text(hard);
  }

  private static String text(long limit) {
    return limit == UNLIMITED ? "unlimited" : Long.toString(limit);
  }
}
