package io.descry.report;

/** A finding that proved wrong. */
public final class Withdrawn {

  public final String id;
  public final String rule;
  public final String reason;

  public Withdrawn(String id, String rule, String reason) {
    this.id = id;
    this.rule = rule;
    this.reason = reason;
  }
}
