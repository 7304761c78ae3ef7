package io.descry.tests.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the threads of {@link AtBarriers} share: an HTTP server and clients that keep alive. */
final class MixedServices {

  private final HttpServer server;
  private final Callable<Integer> sharedClient;

  MixedServices() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext("/", MixedServices::answer);
    ExecutorService threads = Executors.newFixedThreadPool(4, MixedServices::daemon);
    server.setExecutor(threads);
    server.start();
    sharedClient = sharedClient(address());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1);
    exchange.getResponseBody().write('!');
    exchange.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The client of java.net.http where there is one. */
  @SuppressWarnings("unchecked")
  private static Callable<Integer> sharedClient(URI address) throws Exception {
    return Family.javaVersion() < 11
        ? () -> urlConnection(address)
        : (Callable<Integer>)
            Class.forName("io.descry.tests.programs.SharedHttpClient")
                .getDeclaredConstructor(URI.class)
                .newInstance(address);
  }

  /** One exchange; the connection stays in the client's pool. */
  void exchange(boolean byUrl) throws Exception {
    int status = byUrl ? urlConnection(address()) : sharedClient.call();
    if (status != '!') {
      throw new IOException("answered with " + status);
    }
  }

  private static int urlConnection(URI address) throws IOException {
    try (InputStream in = address.toURL().openStream()) {
      int answer = in.read();
      return in.read() < 0 ? answer : -1;
    }
  }
}
