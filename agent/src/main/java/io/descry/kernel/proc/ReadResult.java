package io.descry.kernel.proc;

/** The result of reading a text. */
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
