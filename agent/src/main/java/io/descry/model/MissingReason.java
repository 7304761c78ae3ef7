package io.descry.model;

/** Why something that {@code /proc} usually tells is missing. */
public enum MissingReason {
  NOT_READABLE("not readable"),
  NO_DESCRIPTOR("not read: no free descriptor"),
  VANISHED("vanished while read"),
  MALFORMED("rows cut or malformed"),
  UNKNOWN_COLUMNS("unknown columns"),
  TOO_LONG("not read to its end: too many rows");

  private final String text;

  MissingReason(String text) {
    this.text = text;
  }

  /** The words in reports. */
  @Override
  public String toString() {
    return text;
  }
}
