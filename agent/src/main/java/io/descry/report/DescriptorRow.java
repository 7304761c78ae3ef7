package io.descry.report;

import io.descry.model.DescriptorClass;
import org.jspecify.annotations.Nullable;

/** One number of the kernel's table. */
public final class DescriptorRow {

  public final int fd;

  /** Field {@code class} in JSON. */
  public final DescriptorClass descriptorClass;

  /** The link's text; null when it cannot be read. */
  public final @Nullable String target;

  /** Id of the handle that owns it; null unless tracked. */
  public final @Nullable Long handle;

  /** Null unless a socket of the kernel's tables; that of a tracked one stands at its handle. */
  public final @Nullable SocketRow socket;

  public final Standing standing;

  /** Id of the finding that holds it, or null. */
  public final @Nullable String finding;

  public DescriptorRow(
      int fd, DescriptorClass descriptorClass, @Nullable String target, @Nullable Long handle) {
    this(fd, descriptorClass, target, handle, null);
  }

  public DescriptorRow(
      int fd,
      DescriptorClass descriptorClass,
      @Nullable String target,
      @Nullable Long handle,
      @Nullable SocketRow socket) {
    this(fd, descriptorClass, target, handle, socket, first(descriptorClass), null);
  }

  private DescriptorRow(
      int fd,
      DescriptorClass descriptorClass,
      @Nullable String target,
      @Nullable Long handle,
      @Nullable SocketRow socket,
      Standing standing,
      @Nullable String finding) {
    this.fd = fd;
    this.descriptorClass = descriptorClass;
    this.target = target;
    this.handle = handle;
    this.socket = socket;
    this.standing = standing;
    this.finding = finding;
  }

  /** The same descriptor with this standing, held by this finding. */
  public DescriptorRow with(Standing now, @Nullable String holder) {
    return new DescriptorRow(fd, descriptorClass, target, handle, socket, now, holder);
  }

  /** Before anything is known of its site. */
  private static Standing first(DescriptorClass descriptorClass) {
    switch (descriptorClass) {
      case TRACKED:
        return Standing.WATCHED;
      case JVM:
        return Standing.JVM;
      case AGENT:
        return Standing.AGENT;
      case PRE_ATTACH:
        return Standing.PRE_ATTACH;
      case UNKNOWN:
        return Standing.UNKNOWN;
    }
    throw new AssertionError(descriptorClass);
  }
}
