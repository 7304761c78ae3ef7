package io.descry.export.http;

import org.jspecify.annotations.Nullable;

/** What is understood of one request. Immutable. */
final class Request {

  /** {@code GET} or {@code HEAD}; anything else is refused before. */
  final String method;

  /** Without its query; nothing in it is decoded. */
  final String path;

  /** As sent; null where an old client sent none. */
  final @Nullable String host;

  final @Nullable String authorization;

  /** Whether the connection stays for another request. */
  final boolean keepAlive;

  Request(
      String method,
      String path,
      @Nullable String host,
      @Nullable String authorization,
      boolean keepAlive) {
    this.method = method;
    this.path = path;
    this.host = host;
    this.authorization = authorization;
    this.keepAlive = keepAlive;
  }

  boolean isHead() {
    return method.equals("HEAD");
  }
}
