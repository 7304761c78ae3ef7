package io.descry.model;

import org.jspecify.annotations.Nullable;

/** The number of connections to one remote end. Immutable. */
public final class RemoteCount {

  public final Endpoint remote;
  public final int count;

  public RemoteCount(Endpoint remote, int count) {
    this.remote = remote;
    this.count = count;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RemoteCount
        && ((RemoteCount) other).count == count
        && ((RemoteCount) other).remote.equals(remote);
  }

  @Override
  public int hashCode() {
    return remote.hashCode() * 31 + count;
  }

  @Override
  public String toString() {
    return count + " to " + remote;
  }
}
