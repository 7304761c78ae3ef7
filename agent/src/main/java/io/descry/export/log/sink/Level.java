package io.descry.export.log.sink;

/** The level of an event; the three levels that every logging library has. */
public enum Level {
  INFO,
  /** A leak, a limit or no descriptor left; something of the agent that needs a hand. */
  WARN,
  /** An open failed because the process had no descriptor left. */
  ERROR
}
