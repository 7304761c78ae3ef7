package io.descry.export.log.application;

/** The codes of the agent's own lines, stable for grep and alerts. */
public enum AgentCode {
  /** Options that are unknown or cannot be read. */
  OPTIONS,
  /** The agent started, could not start, or stays off. */
  START,
  /** Events do not arrive as they should. */
  SELFCHECK,
  /** Hooks that failed. */
  HOOKS,
  /** The agent was taken out. */
  DETACH,
  /** The report file. */
  FILE,
  /** The MXBean. */
  JMX,
  /** The page. */
  HTTP,
  /** The log itself: lines left out. */
  LOG,
  /** The agent took too much of a core, or no longer does. */
  COST,
  /** An exporter failed. */
  EXPORT;

  /** Such as {@code DSC-OPTIONS}. */
  @Override
  public String toString() {
    return "DSC-" + name();
  }
}
