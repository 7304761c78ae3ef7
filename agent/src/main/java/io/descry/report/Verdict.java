package io.descry.report;

/** The verdict about a site or a finding, worst first: the ladder of certainty. */
public enum Verdict {
  /** Owner collected unclosed, descriptor still in the kernel: nothing can close it. */
  PERMANENT("permanent"),
  /** Owner collected unclosed; the collector closed the descriptor. */
  RECOVERED("recovered"),
  /** The floor of the open count rises over several windows. */
  GROWING("growing"),
  /** Old and idle, or half-closed for long. */
  SUSPECT("suspect"),
  /** Not judged yet: too young, rising, or never closed. A site only, never a finding. */
  WATCHED("watched"),
  /** A pool, a listener, a log: named as such. */
  EXPECTED("expected"),
  /** Nothing; a site only, never a finding. */
  NONE("none");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** Whether this is a leak beyond doubt: what checks and tests fail on. */
  public boolean isLeak() {
    return this == PERMANENT || this == RECOVERED || this == GROWING;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
