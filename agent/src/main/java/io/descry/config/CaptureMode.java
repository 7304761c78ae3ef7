package io.descry.config;

/** How many opening stacks are taken. */
public enum CaptureMode {
  /** As many as the CPU budget pays for. */
  BUDGET,
  FULL,
  NONE
}
