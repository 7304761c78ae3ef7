package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Sockets of java.net. */
public final class SocketFamily {

  private static final int BACKLOG = 500;
  private final InetAddress here = InetAddress.getLoopbackAddress();

  /** Accepts nothing: the kernel completes the connections of its backlog. */
  private final ServerSocket silent = new ServerSocket(0, BACKLOG, here);

  private final ServerSocket accepting = new ServerSocket(0, BACKLOG, here);
  private final int refused = portNobodyListensOn();

  private SocketFamily() throws IOException {}

  public static void main(String[] args) throws Exception {
    new SocketFamily().family().run();
  }

  private Family family() {
    return new Family()
        .add("Socket, connected", i -> opened("socket", new Socket(here, silent.getLocalPort())))
        .add("Socket, connected later", i -> connectedLater())
        .add("Socket, accepted", i -> accepted())
        .add("Socket, bound only", i -> boundOnly())
        .add("Socket, option set only", i -> optionSetOnly())
        .add("Socket, created only", i -> new Socket())
        .add("Socket, refused", i -> refused())
        .add("Socket, refused in its constructor", i -> refusedInConstructor())
        .add("Socket, unresolved", i -> unresolved())
        .add("ServerSocket", i -> opened("server-socket", new ServerSocket(0, 1, here)))
        .add("ServerSocket, bound later", i -> serverBoundLater())
        .add("DatagramSocket", i -> opened("datagram", new DatagramSocket()))
        .add("DatagramSocket, connected", i -> datagramConnected())
        .add("MulticastSocket", i -> opened("datagram", new MulticastSocket()));
  }

  private AutoCloseable connectedLater() throws IOException {
    Socket socket = new Socket();
    socket.connect(opened("socket", silent.getLocalSocketAddress()));
    return socket;
  }

  private AutoCloseable accepted() throws IOException {
    Socket client = opened("socket", new Socket(here, accepting.getLocalPort()));
    Socket server = opened("socket", accepting.accept());
    return Family.all(client, server);
  }

  private AutoCloseable boundOnly() throws IOException {
    Socket socket = new Socket();
    socket.bind(opened("socket", new InetSocketAddress(here, 0)));
    return socket;
  }

  private AutoCloseable optionSetOnly() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(opened("socket", true));
    return socket;
  }

  private AutoCloseable refused() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(here, refused));
    } catch (ConnectException expected) {
      return socket;
    }
    throw new IOException("connected to port " + refused);
  }

  private AutoCloseable refusedInConstructor() throws IOException {
    try {
      return new Socket(here, refused);
    } catch (ConnectException expected) {
      return () -> {};
    }
  }

  /** From 13 to 23 or so the socket is created before the name is looked at, and stays open. */
  private AutoCloseable unresolved() throws IOException {
    Socket socket = new Socket();
    int left = Family.javaVersion() >= 13 && Family.javaVersion() <= 23 ? 1 : 0;
    SocketAddress nowhere = InetSocketAddress.createUnresolved("gone.invalid", 1);
    try {
      socket.connect(opened("socket", left, left, nowhere));
    } catch (UnknownHostException expected) {
      return socket;
    }
    throw new IOException("connected to nowhere");
  }

  private AutoCloseable serverBoundLater() throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(opened("server-socket", new InetSocketAddress(here, 0)));
    return server;
  }

  private AutoCloseable datagramConnected() throws IOException {
    DatagramSocket socket = opened("datagram", new DatagramSocket());
    socket.connect(silent.getLocalSocketAddress());
    return socket;
  }

  private static int portNobodyListensOn() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
