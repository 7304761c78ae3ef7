package io.descry.tests.programs.lives;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;

/** What recorded clients talk to: {@code http}, {@code echo} or {@code hang-up}. */
public final class Peer {

  private Peer() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("http")) {
      http();
    } else {
      sockets(args[0].equals("hang-up"));
    }
  }

  private static void http() throws IOException {
    HttpServer server = HttpServer.create(address(), 200);
    Pace pace = new Pace("1", 1);
    server.setExecutor(Pace.threads());
    server.createContext(
        "/",
        exchange -> {
          Pace.pause(pace.heavyTailed(100, 4_000));
          byte[] body = new byte[200_000];
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("port " + server.getAddress().getPort());
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void sockets(boolean hangsUp) throws IOException {
    ExecutorService threads = Pace.threads();
    try (ServerSocket server = new ServerSocket()) {
      server.bind(address());
      System.out.println("port " + server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> serve(client, hangsUp));
      }
    }
  }

  private static void serve(Socket client, boolean hangsUp) {
    try (Socket socket = client) {
      int read = socket.getInputStream().read();
      while (read >= 0 && !hangsUp) {
        socket.getOutputStream().write(read);
        read = socket.getInputStream().read();
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
