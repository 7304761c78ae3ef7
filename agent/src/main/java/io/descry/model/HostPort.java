package io.descry.model;

import org.jspecify.annotations.Nullable;

/**
 * The host and port that the application asked to connect to, in its own words; nothing was
 * resolved. Immutable.
 */
public final class HostPort {

  /** The host's name as given, or null where only an address was. */
  public final @Nullable String host;

  /** The address as text, or null where it was not resolved. */
  public final @Nullable String address;

  public final int port;

  public HostPort(@Nullable String host, @Nullable String address, int port) {
    this.host = host;
    this.address = address;
    this.port = port;
  }

  @Override
  public String toString() {
    return (host == null ? address : host) + ":" + port;
  }
}
