package io.descry.report;

/** The process that a limit was inherited from. */
public final class InheritedFrom {

  public final long pid;
  public final String command;

  public InheritedFrom(long pid, String command) {
    this.pid = pid;
    this.command = command;
  }
}
