package io.descry.export.http;

import java.nio.charset.StandardCharsets;

/** A body and what it is. The bytes are shared and must not change. */
final class Content {

  static final String NO_SCRIPT = "default-src 'none'";

  final Status status;
  final String type;

  /** The Content-Security-Policy. */
  final String policy;

  final byte[] body;

  Content(Status status, String type, String policy, byte[] body) {
    this.status = status;
    this.type = type;
    this.policy = policy;
    this.body = body;
  }

  static Content of(String type, String text) {
    return new Content(Status.OK, type, NO_SCRIPT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** One line for people. */
  static Content message(Status status, String line) {
    byte[] body = (line + "\n").getBytes(StandardCharsets.UTF_8);
    return new Content(status, "text/plain; charset=utf-8", NO_SCRIPT, body);
  }
}
