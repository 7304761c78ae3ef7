package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server in the test's own JVM, so that a child's descriptors are its clients' alone: it answers
 * whatever it reads with the same bytes, and closes a connection when the client does.
 */
public final class AnsweringServer implements AutoCloseable {

  private final ServerSocket listener;
  private final byte[] answer;

  /**
   * @param answer one byte a character
   */
  public AnsweringServer(String answer) {
    this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        start(() -> serve(client));
      }
    } catch (IOException closed) {
      return; // The test has ended.
    }
  }

  private void serve(Socket client) {
    byte[] read = new byte[8192];
    try (client) {
      while (client.getInputStream().read(read) >= 0) {
        client.getOutputStream().write(answer);
      }
    } catch (IOException gone) {
      return; // The client has closed.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "answering server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
