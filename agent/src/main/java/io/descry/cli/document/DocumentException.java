package io.descry.cli.document;

/** A text that should be a report is not one; the message says why, for people. */
public final class DocumentException extends Exception {

  private static final long serialVersionUID = 1;

  DocumentException(String message) {
    super(message);
  }

  /** The reason, which begins in lower case and ends without a dot. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
