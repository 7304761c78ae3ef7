package io.descry.config;

/** Where the agent's log goes. */
public enum LogTarget {
  /** The application's own logging, once it has initialised it. */
  APPLICATION,
  /** Stderr. */
  SIMPLE,
  NONE
}
