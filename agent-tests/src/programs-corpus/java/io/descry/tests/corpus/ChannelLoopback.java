package io.descry.tests.corpus;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A server channel, a connection to it, and the accepted end of that; closed together. */
final class ChannelLoopback implements AutoCloseable {

  final ServerSocketChannel server = server();
  final SocketChannel client = SocketChannel.open(server.getLocalAddress());
  final SocketChannel accepted = server.accept();

  ChannelLoopback() throws IOException {}

  static ServerSocketChannel server() throws IOException {
    return ServerSocketChannel.open().bind(new InetSocketAddress(Loopback.HERE, 0));
  }

  @Override
  public void close() throws IOException {
    client.close();
    accepted.close();
    server.close();
  }
}
