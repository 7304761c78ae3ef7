package io.descry.kernel;

/** How the reading of a text ended. */
enum Ending {
  /** All of it was read. */
  COMPLETE,
  /** The sink had enough. */
  STOPPED,
  /** The time allowed was over. */
  LATE,
  /** The text ended by an error. */
  FAILED
}
