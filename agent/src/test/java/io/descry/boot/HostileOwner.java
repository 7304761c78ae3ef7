package io.descry.boot;

/** An owner whose own methods must never be called. */
final class HostileOwner {

  @Override
  public boolean equals(Object other) {
    throw new AssertionError("equals was called");
  }

  @Override
  public int hashCode() {
    throw new AssertionError("hashCode was called");
  }

  @Override
  public String toString() {
    throw new AssertionError("toString was called");
  }
}
