package io.descry.model;

/** The local ports that the kernel gives to connections that ask for none. Immutable. */
public final class PortRange {

  public final int first;
  public final int last;

  public PortRange(int first, int last) {
    this.first = first;
    this.last = last;
  }

  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
