package io.descry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;

/**
 * An HTTP server on loopback that does its part right, so that only the client can leak: it reads
 * the request, answers and closes. It serves until the JVM ends.
 */
final class LoopbackServer {

  private static final int IDLE_MILLIS = 1_000;
  private static final String BODY = "price: 42";

  private LoopbackServer() {}

  /** Keeps a connection for the next request, {@value #IDLE_MILLIS} ms; gives the port. */
  static int keepingAlive() throws IOException {
    return Acceptor.start(socket -> answerAll(socket, IDLE_MILLIS));
  }

  /** Keeps a connection until the client closes it; gives the port. */
  static int patient() throws IOException {
    return Acceptor.start(socket -> answerAll(socket, 0));
  }

  /** Closes its end after each answer; gives the port. */
  static int hangingUp() throws IOException {
    return Acceptor.start(LoopbackServer::answerOne);
  }

  /** Reads the request and never answers; gives the port. */
  static int silent() throws IOException {
    return Acceptor.start(LoopbackServer::readAll);
  }

  private static void answerAll(Socket socket, int idleMillis) throws IOException {
    socket.setSoTimeout(idleMillis);
    BufferedReader in = Http.reader(socket);
    while (Http.readRequest(in)) {
      socket.getOutputStream().write(Http.answer(BODY, false));
    }
  }

  private static void answerOne(Socket socket) throws IOException {
    if (Http.readRequest(Http.reader(socket))) {
      socket.getOutputStream().write(Http.answer(BODY, true));
    }
  }

  private static void readAll(Socket socket) throws IOException {
    BufferedReader in = Http.reader(socket);
    while (Http.readRequest(in)) {
      // Busy, for ever.
    }
  }
}
