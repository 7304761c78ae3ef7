package io.descry.export.log.sink;

/** How loud an event is; the two levels that every logging library has. */
public enum Level {
  INFO,
  /** A leak, a limit or no descriptor left; something of the agent that needs a hand. */
  WARN
}
