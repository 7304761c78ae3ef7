package io.descry.cli.target;

/** The exit codes that the command line gives a script. */
public final class ExitCode {

  public static final int DONE = 0;

  /** The report has a leak that is sure enough, or an attach would fail, or nobody holds a path. */
  public static final int FINDINGS = 1;

  /** Not understood, or a file that cannot be read or written. */
  public static final int USAGE = 2;

  /** The agent could not be loaded, or there is none to talk to. */
  public static final int ATTACH_FAILED = 3;

  public static final int TARGET_GONE = 4;

  private ExitCode() {}
}
