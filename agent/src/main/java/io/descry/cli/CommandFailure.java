package io.descry.cli;

/**
 * A command ends here: the message says what happened and what to do, the code is the process's.
 */
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1;

  final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  static CommandFailure attachFailed(String message) {
    return new CommandFailure(ExitCode.ATTACH_FAILED, message);
  }

  static CommandFailure gone(String message) {
    return new CommandFailure(ExitCode.TARGET_GONE, message);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
