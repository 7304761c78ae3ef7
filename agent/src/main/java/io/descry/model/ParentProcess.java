package io.descry.model;

import org.jspecify.annotations.Nullable;

/** A process above the watched one. Immutable. */
public final class ParentProcess {

  public final int pid;

  /** The kernel's short name of it, at most 15 characters. */
  public final String command;

  /** Its own limits of descriptors, or null if they cannot be read. */
  public final @Nullable Limits limits;

  public ParentProcess(int pid, String command, @Nullable Limits limits) {
    this.pid = pid;
    this.command = command;
    this.limits = limits;
  }

  @Override
  public String toString() {
    return "PID " + pid + " " + command;
  }
}
