package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Unix-domain sockets, from Java 16 on. Argument: an empty folder. */
public final class UnixFamily {

  private final ServerSocketChannel accepting;
  private final UnixDomainSocketAddress address;

  private UnixFamily(String folder) throws IOException {
    this.address = UnixDomainSocketAddress.of(Path.of(folder, "socket"));
    this.accepting = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
  }

  public static void main(String[] args) throws Exception {
    new UnixFamily(args[0]).family().run();
  }

  private Family family() {
    return new Family()
        .add("SocketChannel, unix, unconnected", i -> unconnected())
        .add("SocketChannel, unix, connected and accepted", i -> accepted())
        .add("ServerSocketChannel, unix", i -> server());
  }

  private AutoCloseable unconnected() throws IOException {
    return opened("socket-channel", SocketChannel.open(StandardProtocolFamily.UNIX));
  }

  private AutoCloseable accepted() throws IOException {
    SocketChannel client = opened("socket-channel", SocketChannel.open(address));
    SocketChannel server = opened("socket-channel", accepting.accept());
    return Family.all(client, server);
  }

  private AutoCloseable server() throws IOException {
    return opened("server-socket-channel", ServerSocketChannel.open(StandardProtocolFamily.UNIX));
  }
}
