package io.descry.export.http;

/** A request that is refused, and the connection with it: where it ends is not certain. */
final class BadRequest extends Exception {

  private static final long serialVersionUID = 1;

  final Status status;

  /** Thrown for what strangers send: without a stack. */
  BadRequest(Status status, String message) {
    super(message, null, false, false);
    this.status = status;
  }
}
