package io.descry.model;

import org.jspecify.annotations.Nullable;

/** A file without a name that a process still has open: it takes its room until it is closed. */
public final class DeletedFile {

  /** Where it was. */
  public final String path;

  /** Null where this user may not ask. */
  public final @Nullable Long bytes;

  /** How many descriptors lead to it. */
  public final int descriptors;

  public DeletedFile(String path, @Nullable Long bytes, int descriptors) {
    this.path = path;
    this.bytes = bytes;
    this.descriptors = descriptors;
  }
}
