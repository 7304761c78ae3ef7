package io.descry.cli.target;

/**
 * A command ends here: the message says what happened and what to do, the code is the process's.
 */
public final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1;

  public final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  public static CommandFailure attachFailed(String message) {
    return new CommandFailure(ExitCode.ATTACH_FAILED, message);
  }

  public static CommandFailure gone(String message) {
    return new CommandFailure(ExitCode.TARGET_GONE, message);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
