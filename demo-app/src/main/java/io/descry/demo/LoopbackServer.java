package io.descry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server on loopback that does its part right, so that only the client can leak: it reads
 * the request, answers and closes. Its ends of the connections live in this process too: a
 * connection kept alive is closed after {@value #IDLE_MILLIS} ms without a request, and a server
 * that hangs up closes after each answer. Daemon threads; it serves until the JVM ends.
 */
final class LoopbackServer {

  private static final int IDLE_MILLIS = 1_000;
  private static final String BODY = "price: 42";

  private final ServerSocket listener;
  private final boolean hangsUp;

  private LoopbackServer(ServerSocket listener, boolean hangsUp) {
    this.listener = listener;
    this.hangsUp = hangsUp;
  }

  /** A server that keeps a connection for the next request. */
  static LoopbackServer keepingAlive() throws IOException {
    return start(false);
  }

  /** A server that closes its end after each answer. */
  static LoopbackServer hangingUp() throws IOException {
    return start(true);
  }

  private static LoopbackServer start(boolean hangsUp) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    LoopbackServer server = new LoopbackServer(listener, hangsUp);
    daemon("server-accept", server::acceptForEver);
    return server;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  private void acceptForEver() {
    while (true) {
      try {
        Socket socket = listener.accept();
        daemon("server-connection", () -> serve(socket));
      } catch (IOException e) {
        backOff();
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      socket.setSoTimeout(IDLE_MILLIS);
      answerAll(socket);
    } catch (IOException e) {
      // Idle for long enough, or the client went away: either way this end is closed by now.
    }
  }

  private void answerAll(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    while (readRequest(in)) {
      socket.getOutputStream().write(answer());
      if (hangsUp) {
        return;
      }
    }
  }

  /** The whole request: to close with some of it unread would reset the connection. */
  private static boolean readRequest(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return line != null;
  }

  private byte[] answer() {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
            + BODY.length()
            + (hangsUp ? "\r\nConnection: close" : "")
            + "\r\n\r\n"
            + BODY;
    return answer.getBytes(StandardCharsets.US_ASCII);
  }

  /** When no descriptor is free, accept fails at once, again and again: do not burn a core then. */
  private static void backOff() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
