package io.descry.model;

import org.jspecify.annotations.Nullable;

/** One end of a connection: a numeric address, never resolved, and a port. Immutable. */
public final class Endpoint {

  /** IPv4 dotted, also where the kernel has it mapped into IPv6; else compressed IPv6 text. */
  public final String address;

  public final int port;

  public Endpoint(String address, int port) {
    this.address = address;
    this.port = port;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint
        && ((Endpoint) other).port == port
        && ((Endpoint) other).address.equals(address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + port;
  }

  /** Such as {@code 10.0.0.5:443} or {@code [2001:db8::1]:443}. */
  @Override
  public String toString() {
    return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
  }
}
