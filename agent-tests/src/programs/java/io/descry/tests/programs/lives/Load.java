package io.descry.tests.programs.lives;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;

/**
 * The clients of a recorded server: {@code http} keeps connections for some requests and leaves,
 * {@code sessions} for a heavy-tailed time. Their rate swings.
 */
public final class Load {

  private Load() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    Pace pace = new Pace(args[1], 9);
    boolean http = args[2].equals("http");
    ExecutorService threads = Pace.threads();
    while (pace.goesOn()) {
      threads.execute(() -> client(port, pace, http));
      Pace.pause(pace.next((http ? 3 : 1.5) * pace.wave()));
    }
  }

  private static void client(int port, Pace pace, boolean http) {
    byte[] request = (http ? "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" : "hello").getBytes();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      long until = System.nanoTime() + pace.heavyTailed(2_000, http ? 40_000 : 240_000) * 1_000_000;
      while (System.nanoTime() < until && pace.goesOn()) {
        socket.getOutputStream().write(request);
        Pace.pause(500 + pace.below(1_000));
        socket.getInputStream().read(new byte[8_000]);
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
