package java.io;

/**
 * A handle without a number of its own: an HTTP client, an exchange, a zip file on Java 8. Found by
 * the identity of its owner; the owner's {@code equals} and {@code hashCode} are never called.
 */
public final class DescryLogical extends DescryHandle {

  private final int hash;

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

  /** The key that finds a logical handle by its owner. Short-lived: it holds the owner strongly. */
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
      return other instanceof DescryLogical && ((DescryLogical) other).get() == owner;
    }
  }
}
