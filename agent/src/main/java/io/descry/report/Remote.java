package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The far end of a connection. */
public final class Remote {

  public final String address;
  public final int port;

  /** The name as the application gave it; never resolved. */
  public final @Nullable String host;

  public Remote(String address, int port, @Nullable String host) {
    this.address = address;
    this.port = port;
    this.host = host;
  }
}
