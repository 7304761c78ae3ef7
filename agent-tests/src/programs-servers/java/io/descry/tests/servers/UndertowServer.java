package io.descry.tests.servers;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Undertow with one blocking handler; the leak is connections to a partner that are kept. */
public final class UndertowServer implements HttpHandler {

  private final List<SocketChannel> kept = new CopyOnWriteArrayList<>();

  /** Accepts nothing: the kernel completes the connections of its backlog. */
  private final ServerSocket partner = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());

  private final Page page;

  private UndertowServer(Page page) throws IOException {
    this.page = page;
  }

  public static void main(String[] args) throws Exception {
    Driven.onlyFailuresInLog();
    UndertowServer handler = new UndertowServer(new Page(Paths.get(args[0])));
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setWorkerThreads(8)
            .setHandler(new BlockingHandler(handler))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Driven.byRequests(address.getPort());
    server.stop();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    if (exchange.getRequestPath().equals(Page.LEAK)) {
      leak();
    }
    exchange.getOutputStream().write(page.read());
  }

  private void leak() throws IOException {
    kept.add(SocketChannel.open(partner.getLocalSocketAddress()));
  }
}
