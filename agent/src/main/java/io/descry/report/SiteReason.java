package io.descry.report;

/** The reason why a handle has its site, or has none. */
public enum SiteReason {
  /** Its stack was captured. */
  INTERNED("interned"),
  /** Its stack was not captured: the budget was spent. */
  UNSAMPLED("unsampled");

  private final String text;

  SiteReason(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
