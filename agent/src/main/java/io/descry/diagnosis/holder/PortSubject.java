package io.descry.diagnosis.holder;

import io.descry.report.DescriptorRow;
import io.descry.report.HandleRow;
import io.descry.report.Remote;
import io.descry.report.SocketRow;
import org.jspecify.annotations.Nullable;

/** A TCP or UDP port, at either end of a socket. Immutable. */
public final class PortSubject implements Subject {

  private static final int LARGEST = 65_535;

  private final int port;

  private PortSubject(int port) {
    this.port = port;
  }

  /** Of {@code 8080} or {@code :8080}; null where the text is no port. */
  public static @Nullable PortSubject parse(String text) {
    String digits = text.startsWith(":") ? text.substring(1) : text;
    if (!digits.matches("[0-9]{1,5}")) {
      return null;
    }
    int port = Integer.parseInt(digits);
    return port < 1 || port > LARGEST ? null : new PortSubject(port);
  }

  @Override
  public String text() {
    return "port " + port;
  }

  @Override
  public Integer port() {
    return port;
  }

  @Override
  public @Nullable String targetOf(DescriptorRow row, @Nullable HandleRow handle) {
    if (handle != null) {
      Remote remote = handle.remote;
      String far = remote == null ? null : remote.address + ":" + remote.port;
      return target(handle.local, far, handle.tcpState);
    }
    SocketRow socket = row.socket;
    return socket == null ? null : target(socket.local, socket.remote, socket.tcpState);
  }

  private @Nullable String target(
      @Nullable String local, @Nullable String remote, @Nullable String tcpState) {
    if (!isHere(local) && !isHere(remote)) {
      return null;
    }
    if ("LISTEN".equals(tcpState)) {
      return "listens on " + local;
    }
    String state = tcpState == null ? "" : " (" + tcpState + ")";
    return remote == null ? "bound to " + local : "from " + local + " to " + remote + state;
  }

  private boolean isHere(@Nullable String endpoint) {
    return endpoint != null && endpoint.endsWith(":" + port);
  }
}
