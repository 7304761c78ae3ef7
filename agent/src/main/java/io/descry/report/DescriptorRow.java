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
    this.fd = fd;
    this.descriptorClass = descriptorClass;
    this.target = target;
    this.handle = handle;
    this.socket = socket;
  }
}
