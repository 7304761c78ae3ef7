package io.descry.config;

/** The target of the agent's log. */
public enum LogTarget {
  /** The application's own logging, once it has initialised it. */
  APPLICATION,
  /** Stderr. */
  SIMPLE,
  NONE
}
