package io.descry.cli.attach;

/** The JVM did not load the agent; the message is the JVM's or the attach library's own. */
final class LoadFailure extends Exception {

  private static final long serialVersionUID = 1;

  LoadFailure(String message) {
    super(message);
  }

  LoadFailure(String message, Throwable cause) {
    super(message, cause);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
