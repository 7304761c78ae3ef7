package io.descry.model;

/** A class that could not be had while descriptors were scarce. Immutable. */
public final class LostClass {

  /** What went wrong with it. */
  public enum How {
    /** Its initialiser failed: it is unusable for the life of the JVM. */
    NOT_INITIALISED,
    /** The JVM could not load it: the line that asked for it fails for good. */
    NOT_LOADED,
    /** A class loader did not find it; a later try may. */
    NOT_FOUND
  }

  /** Binary name, with dots. */
  public final String name;

  public final How how;

  /** How often it was seen; grows on after descriptors are free again. */
  public final long count;

  public LostClass(String name, How how, long count) {
    this.name = name;
    this.how = how;
    this.count = count;
  }

  @Override
  public String toString() {
    return name + " " + how + " " + count;
  }
}
