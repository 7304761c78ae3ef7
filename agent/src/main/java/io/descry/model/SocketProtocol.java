package io.descry.model;

/** The kernel's table that lists a socket. */
public enum SocketProtocol {
  TCP("tcp"),
  TCP6("tcp6"),
  UDP("udp"),
  UDP6("udp6"),
  UNIX("unix");

  private final String text;

  SocketProtocol(String text) {
    this.text = text;
  }

  public boolean isTcp() {
    return this == TCP || this == TCP6;
  }

  /** The table's name below {@code /proc/net}. */
  @Override
  public String toString() {
    return text;
  }
}
