package io.descry.model;

/**
 * The kind of a handle. A closed set, listed in the report's schema; the order is that of the
 * numbers in {@code java.io.DescryKind}.
 */
public enum HandleKind {
  FILE_INPUT("file-input"),
  FILE_OUTPUT("file-output"),
  RANDOM_ACCESS_FILE("random-access-file"),
  FILE_CHANNEL("file-channel"),
  ASYNC_FILE_CHANNEL("async-file-channel"),
  DIRECTORY_STREAM("directory-stream"),
  ZIP_FILE("zip-file"),
  SOCKET("socket"),
  SERVER_SOCKET("server-socket"),
  SOCKET_CHANNEL("socket-channel"),
  SERVER_SOCKET_CHANNEL("server-socket-channel"),
  DATAGRAM("datagram"),
  ASYNC_SOCKET_CHANNEL("async-socket-channel"),
  ASYNC_SERVER_SOCKET_CHANNEL("async-server-socket-channel"),
  ASYNC_CHANNEL_GROUP("async-channel-group"),
  PIPE("pipe"),
  SELECTOR("selector"),
  WATCH_SERVICE("watch-service"),
  PROCESS("process"),
  NATIVE("native"),
  /** The poller of virtual threads: the JVM's own, never reported. */
  POLLER("poller"),
  HTTP_CLIENT("http-client"),
  HTTP_EXCHANGE("http-exchange");

  private static final HandleKind[] VALUES = values();

  private final String text;

  HandleKind(String text) {
    this.text = text;
  }

  /** The kind with this number of {@code java.io.DescryKind}. */
  public static HandleKind of(int number) {
    return VALUES[number];
  }

  /** Whether such a handle has no descriptor of its own but refers to others. */
  public boolean isLogical() {
    return this == HTTP_CLIENT || this == HTTP_EXCHANGE;
  }

  /** Whether such a handle is a stream socket to a peer. */
  public boolean isConnection() {
    return this == SOCKET || this == SOCKET_CHANNEL || this == ASYNC_SOCKET_CHANNEL;
  }

  /** The name in reports and options, such as {@code file-input}. */
  @Override
  public String toString() {
    return text;
  }
}
