package io.descry.report;

/** How the agent got in. */
public enum Mode {
  PREMAIN("premain"),
  /** Later: descriptors opened before have no stack. */
  ATTACH("attach");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
