package io.descry.config;

/** The option that says how many opening stacks are taken. */
public enum CaptureMode {
  /** As many as the CPU budget pays for. */
  BUDGET,
  FULL,
  NONE
}
