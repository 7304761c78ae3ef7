package io.descry.tests.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** ServerSocket: binding, accepting, time-outs, asynchronous close, subclasses. */
final class ServerSockets implements Family {

  @Override
  public void addTo(Corpus corpus) {
    binding(corpus);
    accepting(corpus);
    closing(corpus);
  }

  private static void binding(Corpus corpus) {
    corpus
        .program(
            "a port that is in use",
            page -> {
              try (ServerSocket first = new ServerSocket(0, 5, Loopback.HERE)) {
                int port = first.getLocalPort();
                page.does("constructor", () -> new ServerSocket(port, 5, Loopback.HERE).close());
                ServerSocket second = page.keep(new ServerSocket());
                page.does("bind", () -> second.bind(first.getLocalSocketAddress()));
                page.say(second.isBound(), second.isClosed());
                page.does("elsewhere", () -> second.bind(new InetSocketAddress(Loopback.HERE, 0)));
                page.does("again", () -> second.bind(null));
                page.say(second);
              }
            })
        .program(
            "addresses and ports that cannot be bound",
            page -> {
              page.does("port", () -> new ServerSocket(-1));
              page.does("port", () -> new ServerSocket(65536));
              page.does("foreign", () -> server("192.0.2.1").close());
              InetSocketAddress unresolved = InetSocketAddress.createUnresolved("none.invalid", 0);
              try (ServerSocket server = new ServerSocket()) {
                page.does("unresolved", () -> server.bind(unresolved));
                page.say(server.isBound());
              }
            })
        .program(
            "a server socket that was never bound",
            page -> {
              try (ServerSocket server = new ServerSocket()) {
                page.say(server, server.getLocalPort(), server.getInetAddress());
                page.tell("accept", server::accept);
                page.tell("time-out", server::getSoTimeout);
                server.setReuseAddress(true);
                page.say(server.getReuseAddress());
              }
            });
  }

  private static ServerSocket server(String address) throws IOException {
    return new ServerSocket(0, 5, java.net.InetAddress.getByName(address));
  }

  private static void accepting(Corpus corpus) {
    corpus
        .program(
            "an accept times out, and the next has a connection",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                server.setSoTimeout(20);
                page.tell("accept", server::accept);
                server.setSoTimeout(5000);
                try (Socket client = new Socket(Loopback.HERE, server.getLocalPort());
                    Socket accepted = server.accept()) {
                  page.say(accepted.isConnected(), client.isConnected());
                }
              }
            })
        .program(
            "twenty connections wait in the backlog",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 50, Loopback.HERE)) {
                for (int i = 0; i < 20; i++) {
                  Socket client = page.keep(new Socket(Loopback.HERE, server.getLocalPort()));
                  client.getOutputStream().write(i);
                }
                int sum = 0;
                for (int i = 0; i < 20; i++) {
                  sum += page.keep(server.accept()).getInputStream().read();
                }
                page.say(sum);
              }
            })
        .program(
            "the client is gone before it is accepted",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                new Socket(Loopback.HERE, server.getLocalPort()).close();
                try (Socket accepted = server.accept()) {
                  page.say(accepted.getInputStream().read());
                }
              }
            })
        .program(
            "a subclass accepts sockets of its own class",
            page -> {
              try (Choosy server = new Choosy();
                  Socket client = new Socket(Loopback.HERE, server.getLocalPort());
                  Socket accepted = server.accept()) {
                client.getOutputStream().write(7);
                page.say(accepted.getClass().getSimpleName(), accepted.getInputStream().read());
              }
            });
  }

  private static void closing(Corpus corpus) {
    corpus
        .program(
            "a server socket is closed while a thread accepts",
            page -> {
              ServerSocket server = new ServerSocket(0, 5, Loopback.HERE);
              Worker worker = Worker.start(server::accept).blockedIn("accept");
              server.close();
              page.say(worker.outcome(), server.isClosed());
            })
        .program(
            "an accepting thread is interrupted: it goes on",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                Worker worker =
                    Worker.start(
                            () -> {
                              try (Socket accepted = server.accept()) {
                                return accepted.getInputStream().read();
                              }
                            })
                        .blockedIn("accept");
                worker.interrupt();
                try (Socket client = new Socket(Loopback.HERE, server.getLocalPort())) {
                  client.getOutputStream().write(8);
                  page.say(worker.outcome());
                }
              }
            })
        .program(
            "a server socket is used when it is closed",
            page -> {
              ServerSocket server = new ServerSocket(0, 5, Loopback.HERE);
              server.close();
              server.close();
              page.say(server.isBound(), server.isClosed(), server.getLocalPort() > 0);
              page.tell("accept", server::accept);
              page.does("bind", () -> server.bind(null));
              page.does("time-out", () -> server.setSoTimeout(1));
            })
        .program(
            "accepted sockets outlive their server socket",
            page -> {
              Loopback both = page.keep(new Loopback());
              both.server.close();
              both.client.getOutputStream().write(1);
              InputStream in = both.accepted.getInputStream();
              page.say(in.read());
              page.does("connect", () -> new Socket(Loopback.HERE, both.server.getLocalPort()));
            });
  }

  /** As servers with sockets of their own do. */
  private static final class Choosy extends ServerSocket {

    Choosy() throws IOException {
      super(0, 5, Loopback.HERE);
    }

    @Override
    public Socket accept() throws IOException {
      Own socket = new Own();
      implAccept(socket);
      return socket;
    }
  }

  private static final class Own extends Socket {}
}
