package io.descry.export.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may read. A browser can be made to send requests by any page it shows, by a name that the
 * page's owner lets point to this machine; so without a token only names that nobody else can own
 * are accepted: literal addresses, {@code localhost}, and the one of the option. The token travels
 * in a header alone, which no other page can make a browser send. Immutable; any thread.
 */
final class Gate {

  private static final String SCHEME = "Bearer ";

  private final String configuredHost;
  private final byte @Nullable [] token;

  Gate(String configuredHost, @Nullable String token) {
    this.configuredHost = configuredHost.toLowerCase(Locale.ROOT);
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  boolean acceptsHost(@Nullable String host) {
    if (host == null) {
      return true; // HTTP/1.0: no browser of the last twenty years leaves it out.
    }
    String name = nameOf(host.toLowerCase(Locale.ROOT));
    return name != null && (token != null || isOurs(name));
  }

  private boolean isOurs(String name) {
    return name.equals("localhost")
        || name.equals(configuredHost)
        || name.startsWith("[")
        || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** Without the port, which is another one behind a tunnel; null for what is no host. */
  private static @Nullable String nameOf(String host) {
    java.util.regex.Matcher parts = HOST.matcher(host);
    return parts.matches() ? parts.group(1) : null;
  }

  private static final java.util.regex.Pattern HOST =
      java.util.regex.Pattern.compile("(\\[[0-9a-f:.]{2,45}\\]|[a-z0-9._-]{1,255})(:\\d{1,5})?");

  /** Takes as long for a wrong token as for the right one of that length. */
  boolean acceptsToken(@Nullable String authorization) {
    byte[] expected = token;
    if (expected == null) {
      return true;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given =
        authorization.substring(SCHEME.length()).trim().getBytes(StandardCharsets.ISO_8859_1);
    return MessageDigest.isEqual(expected, given);
  }
}
