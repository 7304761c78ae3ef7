package io.descry.export.http;

import java.nio.charset.StandardCharsets;

/** One answer: shared bytes and a head of its own. Immutable. */
final class Response {

  private static final byte[] NOTHING = {};

  private final byte[] head;
  private final byte[] body;

  /** Whether the connection ends with it. */
  final boolean last;

  private Response(byte[] head, byte[] body, boolean last) {
    this.head = head;
    this.body = body;
    this.last = last;
  }

  static Response of(Content content, Request request, boolean last) {
    boolean closes = last || !request.keepAlive;
    byte[] body = request.isHead() ? NOTHING : content.body;
    return new Response(head(content, closes), body, closes);
  }

  /** After what was not understood nothing can follow. */
  static Response of(BadRequest bad) {
    Content content = Content.message(bad.status, String.valueOf(bad.getMessage()));
    return new Response(head(content, true), content.body, true);
  }

  private static byte[] head(Content content, boolean last) {
    String head =
        "HTTP/1.1 "
            + content.status
            + "\r\nContent-Type: "
            + content.type
            + "\r\nContent-Length: "
            + content.body.length
            + "\r\nConnection: "
            + (last ? "close" : "keep-alive")
            + "\r\nCache-Control: no-store"
            + "\r\nX-Content-Type-Options: nosniff"
            + "\r\nReferrer-Policy: no-referrer"
            + "\r\nCross-Origin-Resource-Policy: same-origin"
            + "\r\nContent-Security-Policy: "
            + content.policy
            + "; frame-ancestors 'none'"
            + more(content.status)
            + "\r\n\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String more(Status status) {
    switch (status) {
      case METHOD_NOT_ALLOWED:
        return "\r\nAllow: GET, HEAD";
      case UNAUTHORIZED:
        return "\r\nWWW-Authenticate: Bearer realm=\"descry\"";
      default:
        return "";
    }
  }

  int length() {
    return head.length + body.length;
  }

  /** Copies from this place on, as much as fits and comes in one piece. */
  void copy(int from, java.nio.ByteBuffer into) {
    boolean inHead = from < head.length;
    byte[] part = inHead ? head : body;
    int start = inHead ? from : from - head.length;
    into.put(part, start, Math.min(into.remaining(), part.length - start));
  }
}
