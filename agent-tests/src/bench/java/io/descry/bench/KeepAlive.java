package io.descry.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A request on a kept-alive connection, by one of the libraries that the tests' programs call: no
 * descriptor is opened, but a call begins and ends. The server is a thread of the same JVM; only
 * the caller's thread is measured.
 */
final class KeepAlive implements Operation {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final Object library;
  private final Method call;

  KeepAlive(String name) throws IOException {
    Thread thread = new Thread(this::answer, "answers");
    thread.setDaemon(true);
    thread.start();
    String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
    try {
      Class<?> type = Class.forName("io.descry.tests.programs." + name + "Calls");
      library = type.getConstructor(String.class).newInstance(address);
      call = type.getMethod("call");
    } catch (ReflectiveOperationException e) {
      throw new IOException("no library '" + name + "' on the class path", e);
    }
  }

  private void answer() {
    try (Socket connection = server.accept()) {
      InputStream in = connection.getInputStream();
      for (int last = 0, b = in.read(); b >= 0; b = in.read()) {
        last = (last << 8) | b;
        if (last == 0x0d0a0d0a) {
          connection.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException e) {
      return; // The child ends.
    }
  }

  @Override
  public void run() throws IOException {
    try {
      ((Closeable) call.invoke(library)).close();
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int warmUp() {
    return 30_000;
  }

  @Override
  public int perRound() {
    return 4_000;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
