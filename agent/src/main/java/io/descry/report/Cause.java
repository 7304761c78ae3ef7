package io.descry.report;

/** The cause of a finding, among those that look alike. */
public enum Cause {
  /** The count has a floor that rises, whatever the load does. */
  LEAK("leak"),
  /** The count follows the load and comes back; the limit is low. */
  LIMIT("limit"),
  /** The count is flat and small; ports run out. */
  CHURN("churn"),
  OTHER("other");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
