package io.descry.config;

import org.jspecify.annotations.Nullable;

/** The address at which the page listens. */
public final class HttpAddress {

  /** A name or a literal address, IPv6 without brackets; the loopback address unless given. */
  public final String host;

  /** From 0 (any free one) to 65535. */
  public final int port;

  private HttpAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  static @Nullable HttpAddress parse(String text) {
    if (ValueParsers.isOff(text)) {
      return null;
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
    return new HttpAddress(withoutBrackets(host), port(text.substring(colon + 1)));
  }

  private static String withoutBrackets(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    ValueParsers.require(!host.isEmpty() && host.indexOf(':') < 0);
    return host;
  }

  private static int port(String text) {
    ValueParsers.require(text.matches("\\d{1,5}"));
    int port = Integer.parseInt(text);
    ValueParsers.require(port <= 65535);
    return port;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
