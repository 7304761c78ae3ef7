package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP server of one thread that promises ten bytes, sends five and keeps every connection, so
 * that a client that does not close its response keeps its socket too.
 */
final class Answering implements Runnable {

  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello";
  private final ServerSocket server;
  private final List<Socket> connections = new ArrayList<>();

  Answering() throws IOException {
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this, "answering");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  @Override
  public void run() {
    try {
      while (true) {
        Socket connection = opened("socket", server.accept());
        keep(connection);
        readHead(connection);
        connection.getOutputStream().write(ANSWER.getBytes("US-ASCII"));
      }
    } catch (IOException e) {
      System.out.println("failed " + e);
    }
  }

  private static void readHead(Socket connection) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) connection.getInputStream().read());
    }
  }

  private synchronized void keep(Socket connection) {
    connections.add(connection);
  }

  synchronized void hangUp() throws IOException {
    for (Closeable connection : connections) {
      connection.close();
    }
    connections.clear();
  }
}
