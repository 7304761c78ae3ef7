package io.descry.tests.corpus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server socket, a connection to it, and the accepted end of that; closed together. */
final class Loopback implements AutoCloseable {

  static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /** A name whose label is too long to be asked for: fails at once, without a network. */
  static final String NOWHERE = new String(new char[70]).replace('\0', 'n');

  final ServerSocket server;
  final Socket client;
  final Socket accepted;

  Loopback() throws IOException {
    server = new ServerSocket(0, 5, HERE);
    client = new Socket(HERE, server.getLocalPort());
    accepted = server.accept();
  }

  /** A port of the loopback address on which nobody listens. */
  static InetSocketAddress refused() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, HERE)) {
      return new InetSocketAddress(HERE, server.getLocalPort());
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    accepted.close();
    server.close();
  }
}
