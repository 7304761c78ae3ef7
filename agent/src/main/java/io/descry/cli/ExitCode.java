package io.descry.cli;

/** What the command line tells a script. */
final class ExitCode {

  static final int DONE = 0;

  /** The report has a leak that is sure enough, or an attach would fail. */
  static final int FINDINGS = 1;

  /** Not understood, or a file that cannot be read or written. */
  static final int USAGE = 2;

  /** The agent could not be loaded, or there is none to talk to. */
  static final int ATTACH_FAILED = 3;

  static final int TARGET_GONE = 4;

  private ExitCode() {}
}
