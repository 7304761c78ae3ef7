package io.descry.report;

/** The way in which the agent was started. */
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
