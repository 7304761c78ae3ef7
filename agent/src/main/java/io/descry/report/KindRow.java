package io.descry.report;

import io.descry.model.HandleKind;

/**
 * Handles of one kind since tracking began: exact, whatever was sampled. {@link #opened} is the sum
 * of the others. Immutable.
 */
public final class KindRow {

  public final HandleKind kind;

  /** Now, without the orphaned. */
  public final long open;

  public final long orphaned;
  public final long opened;

  /** By the application; the collector's not counted. */
  public final long closed;

  public final long recoveredByGc;

  public KindRow(HandleKind kind, long open, long orphaned, long closed, long recoveredByGc) {
    this.kind = kind;
    this.open = open;
    this.orphaned = orphaned;
    this.opened = open + orphaned + closed + recoveredByGc;
    this.closed = closed;
    this.recoveredByGc = recoveredByGc;
  }
}
