package io.descry.model;

import org.jspecify.annotations.Nullable;

/** One kernel descriptor with its class, its handle and its socket. Immutable. */
public final class LedgerRow {

  public final KernelDescriptor descriptor;
  public final DescriptorClass owner;

  /** The handle that holds this number, or null where none is known. */
  public final @Nullable OpenHandle handle;

  /** The kernel's row of this socket, or null where it is none or not in the tables. */
  public final @Nullable SocketEntry socket;

  public LedgerRow(
      KernelDescriptor descriptor,
      DescriptorClass owner,
      @Nullable OpenHandle handle,
      @Nullable SocketEntry socket) {
    this.descriptor = descriptor;
    this.owner = owner;
    this.handle = handle;
    this.socket = socket;
  }
}
