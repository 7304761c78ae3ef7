package io.descry.model;

import org.jspecify.annotations.Nullable;

/**
 * The object behind a descriptor, from {@code stat}: equal as long as the same object is behind the
 * number. Immutable.
 */
public final class FileIdentity {

  public final long device;
  public final long inode;

  /** Names that the file has in its file system; 0 for a deleted one. */
  public final int links;

  /** Length in bytes at the time of reading; not part of the identity. */
  public final long sizeBytes;

  public FileIdentity(long device, long inode, int links, long sizeBytes) {
    this.device = device;
    this.inode = inode;
    this.links = links;
    this.sizeBytes = sizeBytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileIdentity
        && ((FileIdentity) other).device == device
        && ((FileIdentity) other).inode == inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode * 31 + device);
  }

  @Override
  public String toString() {
    return device + ":" + inode;
  }
}
