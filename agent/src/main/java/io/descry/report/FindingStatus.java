package io.descry.report;

/** The course of a finding's count now. */
public enum FindingStatus {
  GROWING("growing"),
  /** Openings go on, are closed, and the count stands. */
  STEADY("steady"),
  /** Nothing is opened any more: silence proves nothing. */
  PAUSED("paused"),
  FALLING("falling");

  private final String text;

  FindingStatus(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
