package io.descry.cli.attach;

/** The agent could not be asked; the message says why, for people. */
final class ChannelException extends Exception {

  private static final long serialVersionUID = 1;

  ChannelException(String message) {
    super(message);
  }

  ChannelException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
