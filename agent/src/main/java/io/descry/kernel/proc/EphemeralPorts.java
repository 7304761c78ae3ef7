package io.descry.kernel.proc;

import io.descry.model.PortRange;
import org.jspecify.annotations.Nullable;

/** Reads {@code net.ipv4.ip_local_port_range}, which holds for IPv6 too. Pure. */
public final class EphemeralPorts {

  private EphemeralPorts() {}

  /** The range, or null if the text is not one. */
  public static @Nullable PortRange parse(String text) {
    long[] ports = Digits.all(text);
    boolean valid = ports.length == 2 && ports[0] <= ports[1] && ports[1] <= 65_535;
    return valid ? new PortRange((int) ports[0], (int) ports[1]) : null;
  }
}
