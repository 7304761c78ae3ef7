package io.descry.cli.document;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The number of sockets by remote address and state, tracked ones and others. */
public final class Connections {

  private final Map<String, Long> remotes = new TreeMap<>();
  private final Map<String, Long> states = new TreeMap<>();

  Connections() {}

  /** A row of {@code handles}. */
  void addHandle(Row handle) throws DocumentException {
    add(handle.textOrNull("tcpState"), remote(handle));
  }

  /** A row of {@code descriptors}: the sockets that no handle tells of. */
  void addDescriptor(Row descriptor) throws DocumentException {
    if (descriptor.has("socket")) {
      Row socket = descriptor.row("socket");
      add(socket.textOrNull("tcpState"), socket.textOrNull("remote"));
    }
  }

  private void add(@Nullable String state, @Nullable String remote) {
    if (state != null) {
      states.merge(state, 1L, Long::sum);
    }
    if (remote != null) {
      remotes.merge(remote, 1L, Long::sum);
    }
  }

  private static @Nullable String remote(Row handle) throws DocumentException {
    if (!handle.has("remote")) {
      return null;
    }
    Row remote = handle.row("remote");
    String host = remote.textOrNull("host");
    String address = remote.text("address");
    String name = host != null ? host : address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return name + ":" + remote.count("port");
  }

  /** By {@code host:port}, the host as the application gave it where it did. */
  public Map<String, Long> remotes() {
    return Collections.unmodifiableMap(remotes);
  }

  /** By the kernel's name of the state, such as {@code CLOSE_WAIT}. */
  public Map<String, Long> states() {
    return Collections.unmodifiableMap(states);
  }
}
