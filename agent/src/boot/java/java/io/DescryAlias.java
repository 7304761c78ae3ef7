package java.io;

import java.lang.ref.WeakReference;

/**
 * Another object by which a handle is known: a client that shares its pool with others, a planned
 * connection. Found by identity, like {@link DescryLogical}; holds neither object.
 */
public final class DescryAlias extends WeakReference<Object> {

  private final int hash;

  /** What it leads to, or null: not known yet. */
  volatile DescryHandle handle;

  /** The object it stands for, or null. */
  volatile WeakReference<Object> delegate;

  DescryAlias(Object object) {
    super(object);
    this.hash = System.identityHashCode(object);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }
}
