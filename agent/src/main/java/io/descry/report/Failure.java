package io.descry.report;

/** Something that went wrong inside the agent, counted. */
public final class Failure {

  /** The part of the agent, such as {@code export.log}. */
  public final String where;

  public final String message;
  public final long count;

  public Failure(String where, String message, long count) {
    this.where = where;
    this.message = message;
    this.count = count;
  }
}
