package io.descry.tests.corpus;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/** Socket: connecting, options, half-close, linger, time-outs, asynchronous close. */
final class Sockets implements Family {

  @Override
  public void addTo(Corpus corpus) {
    connecting(corpus);
    failing(corpus);
    options(corpus);
    halves(corpus);
    ends(corpus);
    closed(corpus);
  }

  private static void connecting(Corpus corpus) {
    corpus
        .program(
            "bytes go both ways",
            page -> {
              try (Loopback both = new Loopback()) {
                both.client.getOutputStream().write(new byte[] {1, 2, 3});
                byte[] bytes = new byte[3];
                page.say(both.accepted.getInputStream().read(bytes), bytes);
                both.accepted.getOutputStream().write(9);
                page.say(both.client.getInputStream().read());
                page.say(both.client.isConnected(), both.client.isBound(), both.client.isClosed());
                page.say(both.client, both.accepted.getInetAddress());
                page.say(both.accepted.getPort() == both.client.getLocalPort());
              }
            })
        .program(
            "a socket that was never connected",
            page -> {
              try (Socket socket = new Socket()) {
                page.say(socket, socket.isBound(), socket.getPort(), socket.getLocalPort());
                page.say(socket.getInetAddress(), socket.getRemoteSocketAddress());
                page.tell("input", socket::getInputStream);
                page.tell("output", socket::getOutputStream);
                page.does("shutdown", socket::shutdownInput);
                page.does("bind", () -> socket.bind(null));
                page.does("bind again", () -> socket.bind(null));
              }
            })
        .program(
            "a socket is connected twice",
            page -> {
              try (Loopback both = new Loopback()) {
                page.does("again", () -> both.client.connect(both.server.getLocalSocketAddress()));
                page.does("null", () -> new Socket().connect(null));
                page.does("foreign", () -> new Socket().connect(new Foreign()));
                page.does("bind", () -> both.client.bind(null));
              }
            })
        .program(
            "a socket without a proxy, and one with a wrong proxy",
            page -> {
              try (Loopback both = new Loopback();
                  Socket direct = new Socket(Proxy.NO_PROXY)) {
                direct.connect(both.server.getLocalSocketAddress(), 5000);
                page.say(direct.isConnected());
                page.does("http", () -> new Socket(proxy(Proxy.Type.HTTP)).close());
                page.does(
                    "socks refused",
                    () -> {
                      try (Socket socks = new Socket(proxy(Proxy.Type.SOCKS))) {
                        socks.connect(both.server.getLocalSocketAddress());
                      }
                    });
              }
            });
  }

  private static Proxy proxy(Proxy.Type type) throws Exception {
    return new Proxy(type, Loopback.refused());
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "nobody listens",
            page -> {
              InetSocketAddress nobody = Loopback.refused();
              page.does("constructor", () -> new Socket(nobody.getAddress(), nobody.getPort()));
              page.does("connect", () -> new Socket().connect(nobody));
              Socket socket = page.keep(new Socket());
              page.does("with a time-out", () -> socket.connect(nobody, 3000));
              page.say(socket.isClosed(), socket.isConnected());
              page.does("again", () -> socket.connect(nobody));
            })
        .program(
            "ports and time-outs out of range",
            page -> {
              page.does("port", () -> new Socket(Loopback.HERE, 70000));
              page.does("local port", () -> new Socket(Loopback.HERE, 80, null, -1));
              page.does("time-out", () -> new Socket().connect(Loopback.refused(), -1));
              page.does("null host", () -> new Socket((String) null, Loopback.refused().getPort()));
            })
        .program(
            "a host that does not resolve",
            page -> {
              InetSocketAddress nowhere = InetSocketAddress.createUnresolved("none.invalid", 80);
              try (Socket socket = new Socket()) {
                page.does("unresolved", () -> socket.connect(nowhere));
                page.say(socket.isClosed());
              }
            });
  }

  private static void options(Corpus corpus) {
    corpus.program(
        "options are kept, and refused when closed",
        page -> {
          Socket socket = new Socket();
          socket.setTcpNoDelay(true);
          socket.setKeepAlive(true);
          socket.setReuseAddress(true);
          socket.setSoLinger(true, 7);
          socket.setSoTimeout(1234);
          socket.setTrafficClass(8);
          page.say(socket.getTcpNoDelay(), socket.getKeepAlive(), socket.getReuseAddress());
          page.say(socket.getSoLinger(), socket.getSoTimeout(), socket.getOOBInline());
          page.does("linger", () -> socket.setSoLinger(true, -1));
          page.does("buffer", () -> socket.setReceiveBufferSize(0));
          page.does("time-out", () -> socket.setSoTimeout(-1));
          page.does("class", () -> socket.setTrafficClass(256));
          socket.close();
          page.does("closed", () -> socket.setTcpNoDelay(true));
          page.tell("closed", socket::getSoTimeout);
        });
  }

  private static void halves(Corpus corpus) {
    corpus
        .program(
            "the output is shut down: the other end reads its end, and answers",
            page -> {
              try (Loopback both = new Loopback()) {
                both.client.getOutputStream().write(5);
                both.client.shutdownOutput();
                InputStream in = both.accepted.getInputStream();
                page.say(in.read(), in.read(), in.read());
                both.accepted.getOutputStream().write(6);
                page.say(both.client.getInputStream().read(), both.client.isOutputShutdown());
                page.does("write", () -> both.client.getOutputStream().write(1));
                page.does("again", both.client::shutdownOutput);
                page.say(both.client.isClosed());
              }
            })
        .program(
            "the input is shut down",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                both.client.shutdownInput();
                page.say(in.read(), in.available(), both.client.isInputShutdown());
                page.tell("input", both.client::getInputStream);
                page.does("again", both.client::shutdownInput);
              }
            })
        .program(
            "closing a stream closes the socket",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                OutputStream out = both.accepted.getOutputStream();
                in.close();
                out.close();
                page.say(both.client.isClosed(), both.accepted.isClosed());
                page.tell("read", in::read);
                page.does("write", () -> out.write(1));
              }
            });
  }

  private static void ends(Corpus corpus) {
    corpus
        .program(
            "linger of zero resets the connection",
            page -> {
              try (Loopback both = new Loopback()) {
                both.client.setSoLinger(true, 0);
                both.client.close();
                page.tell("read", () -> both.accepted.getInputStream().read());
                page.tell("again", () -> both.accepted.getInputStream().read());
              }
            })
        .program(
            "linger of a second, with everything read",
            page -> {
              try (Loopback both = new Loopback()) {
                both.client.setSoLinger(true, 1);
                both.client.getOutputStream().write(new byte[10]);
                page.say(both.accepted.getInputStream().read(new byte[20]));
                both.client.close();
                page.say(both.accepted.getInputStream().read());
              }
            })
        .program(
            "a read times out, and the socket lives on",
            page -> {
              try (Loopback both = new Loopback()) {
                both.client.setSoTimeout(20);
                page.tell("read", () -> both.client.getInputStream().read());
                both.accepted.getOutputStream().write(3);
                both.client.setSoTimeout(0);
                page.say(both.client.getInputStream().read(), both.client.isClosed());
              }
            })
        .program(
            "urgent data, in line and not",
            page -> {
              try (Loopback both = new Loopback()) {
                both.accepted.setOOBInline(true);
                both.client.sendUrgentData(65);
                page.say(both.accepted.getInputStream().read());
              }
            })
        .program(
            "a socket is closed while a thread reads from it",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                Worker reader = Worker.start(in::read).blockedIn("read");
                both.client.close();
                page.say(reader.outcome());
              }
            })
        .program(
            "the other end is closed while a thread reads",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                Worker reader = Worker.start(in::read).blockedIn("read");
                both.accepted.close();
                page.say(reader.outcome(), both.client.isClosed());
              }
            })
        .program(
            "the input is shut down while a thread reads",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                Worker reader = Worker.start(in::read).blockedIn("read");
                both.client.shutdownInput();
                page.say(reader.outcome());
              }
            })
        .program(
            "a reader of a socket is interrupted: nothing happens to a platform thread",
            page -> {
              try (Loopback both = new Loopback()) {
                InputStream in = both.client.getInputStream();
                Worker reader = Worker.start(in::read).blockedIn("read");
                reader.interrupt();
                both.accepted.getOutputStream().write(4);
                page.say(reader.outcome(), both.client.isClosed());
              }
            });
  }

  private static void closed(Corpus corpus) {
    corpus.program(
        "a socket is used when it is closed",
        page -> {
          Socket socket = new Socket();
          socket.close();
          socket.close();
          page.say(socket, socket.isClosed(), socket.getLocalPort());
          page.does("connect", () -> socket.connect(Loopback.refused()));
          page.does("bind", () -> socket.bind(null));
          page.tell("input", socket::getInputStream);
          page.does("shutdown", socket::shutdownOutput);
          page.does("urgent", () -> socket.sendUrgentData(1));
        });
  }

  private static final class Foreign extends java.net.SocketAddress {
    private static final long serialVersionUID = 1;
  }
}
