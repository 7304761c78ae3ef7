package java.io;

import java.lang.ref.WeakReference;

/**
 * A handle without a number of its own: an HTTP client, an exchange, a zip file on Java 8. Found by
 * the identity of its owner; the owner's {@code equals} and {@code hashCode} are never called.
 */
public final class DescryLogical extends DescryHandle {

  private final int hash;

  /** An exchange that waits for a connection: not counted yet, nor when it ends so. */
  public volatile boolean queued;

  /** Whether it was closed or dropped; a client can be used again. */
  volatile boolean ended;

  DescryLogical(int kind, Object owner, Object target, DescryState state) {
    super(kind, owner, -1, null, target, state);
    this.hash = System.identityHashCode(owner);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  /**
   * The key that finds a logical handle, or an alias, by its owner. Short-lived: it holds the owner
   * strongly.
   */
  static final class Key {
    private final Object owner;

    Key(Object owner) {
      this.owner = owner;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }

    @Override
    public boolean equals(Object other) {
      return (other instanceof DescryLogical || other instanceof DescryAlias)
          && ((WeakReference<?>) other).get() == owner;
    }
  }
}
