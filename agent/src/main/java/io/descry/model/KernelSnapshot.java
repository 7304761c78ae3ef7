package io.descry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operating system's data about the watched process at one moment. Immutable. */
public final class KernelSnapshot {

  /** Lowest number first. */
  public final List<KernelDescriptor> descriptors;

  public final Sockets sockets;

  /** Null where they cannot be read. */
  public final @Nullable Limits limits;

  public final SystemLimits system;
  public final Surroundings surroundings;

  /** What is incomplete; empty when all is well. */
  public final List<MissingPart> missing;

  public KernelSnapshot(
      List<KernelDescriptor> descriptors,
      Sockets sockets,
      @Nullable Limits limits,
      SystemLimits system,
      Surroundings surroundings,
      List<MissingPart> missing) {
    this.descriptors = descriptors;
    this.sockets = sockets;
    this.limits = limits;
    this.system = system;
    this.surroundings = surroundings;
    this.missing = missing;
  }

  /** Numbers below the soft limit that are free, or null where unlimited or unknown. */
  public @Nullable Long headroom() {
    return limits == null || !isTableKnown() ? null : limits.headroom(descriptors);
  }

  /** False where {@code /proc} hides the descriptors: none at all cannot be. */
  public boolean isTableKnown() {
    return !descriptors.isEmpty();
  }

  /** The soft limit where a share of it says something, else null. */
  public @Nullable Long meaningfulLimit() {
    return limits == null || !limits.isMeaningful() ? null : Long.valueOf(limits.soft);
  }

  /** The row of the kernel's tables for this descriptor, or null if it has none. */
  public @Nullable SocketEntry socket(KernelDescriptor descriptor) {
    return descriptor.isSocket() ? sockets.byInode.get(descriptor.inode) : null;
  }
}
