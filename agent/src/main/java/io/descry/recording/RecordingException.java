package io.descry.recording;

import java.io.IOException;

/** A line of a recording that cannot be understood. The message names the line and the fix. */
public final class RecordingException extends IOException {

  private static final long serialVersionUID = 1;

  RecordingException(long line, String message) {
    super("line " + line + ": " + message);
  }
}
