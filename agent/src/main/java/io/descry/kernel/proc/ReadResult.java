package io.descry.kernel.proc;

/** How the reading of a text ended. */
public enum ReadResult {
  /** All of it was read. */
  COMPLETE,
  /** The sink had enough. */
  STOPPED,
  /** The time allowed was over. */
  LATE,
  /** The text ended by an error. */
  FAILED
}
