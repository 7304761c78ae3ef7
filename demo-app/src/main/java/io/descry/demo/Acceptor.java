package io.descry.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/**
 * Accepts connections on loopback for ever and serves each on a daemon thread of its own, then
 * closes it: what the demo's servers have in common.
 */
final class Acceptor {

  /** Serves one connection. */
  interface Handler {
    void serve(Socket socket) throws IOException;
  }

  /** As many wait to be accepted as come at once. */
  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final Handler handler;
  private final Semaphore places;

  private Acceptor(ServerSocket listener, Handler handler, Semaphore places) {
    this.listener = listener;
    this.handler = handler;
    this.places = places;
  }

  /** Serves however many come; gives the port. */
  static int start(Handler handler) throws IOException {
    return start(handler, Integer.MAX_VALUE);
  }

  /** Serves so many at once; the others wait where they cost this process nothing. */
  static int start(Handler handler, int atOnce) throws IOException {
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    Acceptor acceptor = new Acceptor(listener, handler, new Semaphore(atOnce));
    daemon("server-accept", acceptor::acceptForEver);
    return listener.getLocalPort();
  }

  private void acceptForEver() {
    while (true) {
      places.acquireUninterruptibly();
      try {
        Socket socket = listener.accept();
        daemon("server-connection", () -> serve(socket));
      } catch (IOException e) {
        places.release();
        backOff();
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      handler.serve(socket);
    } catch (IOException e) {
      // Idle for long enough, or the client went away: either way this end is closed by now.
    } finally {
      places.release();
    }
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
