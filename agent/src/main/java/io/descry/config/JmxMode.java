package io.descry.config;

/** The option that says when the MXBean is registered. */
public enum JmxMode {
  /** Once the application's own MBean server exists. */
  AUTO,
  /** At start. */
  TRUE,
  /** Never. */
  FALSE
}
