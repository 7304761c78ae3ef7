package io.descry.model;

/** Whose a descriptor is. Every number of the kernel's list is in exactly one class. */
public enum DescriptorClass {
  /** Opened by Java code that the hooks saw. */
  TRACKED("tracked"),
  /** Open when the agent came in. */
  PRE_ATTACH("preAttach"),
  /** The JVM's own: class path, random devices, pollers. */
  JVM("jvm"),
  /** Descry's own. */
  AGENT("agent"),
  /** Nobody's, seen twice: native code's, or a hook that did not apply. */
  UNKNOWN("unknown");

  private final String text;

  DescriptorClass(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
