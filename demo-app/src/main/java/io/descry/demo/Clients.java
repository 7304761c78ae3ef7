package io.descry.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many clients at once: all connect, then all ask, then all wait for their answers. */
final class Clients {

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: demo\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InetSocketAddress server;
  private final int patienceMillis;

  /** Clients that wait so long for their answers. */
  Clients(int port, int patienceMillis) throws IOException {
    server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    this.patienceMillis = patienceMillis;
  }

  /** Gives how many were answered. */
  int request(int parallel) {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < parallel; i++) {
      sockets.add(connect());
    }
    sockets.forEach(Clients::ask);
    int answered = 0;
    for (Socket socket : sockets) {
      answered += isAnswered(socket) ? 1 : 0;
    }
    return answered;
  }

  private Socket connect() {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(patienceMillis);
      socket.connect(server, patienceMillis);
    } catch (IOException e) {
      // The answer will be missing.
    }
    return socket;
  }

  private static void ask(Socket socket) {
    try {
      socket.getOutputStream().write(REQUEST);
    } catch (IOException e) {
      // The answer will be missing.
    }
  }

  private static boolean isAnswered(Socket answering) {
    try (Socket socket = answering) {
      return Http.readRequest(Http.reader(socket));
    } catch (IOException e) {
      return false;
    }
  }
}
