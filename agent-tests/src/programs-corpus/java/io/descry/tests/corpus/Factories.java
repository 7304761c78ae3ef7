package io.descry.tests.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Socket implementations and URL handlers of the application's. Changes its JVM for good. */
final class Factories implements Family {

  @Override
  public void addTo(Corpus corpus) {
    corpus
        .program(
            "a socket with an implementation of the application's",
            page -> {
              try (Socket socket = new Socket(new Made("own")) {}) {
                socket.connect(Loopback.refused());
                page.say(socket.getInputStream().read(), socket.isConnected());
                socket.getOutputStream().write(1);
                page.say(socket.getTcpNoDelay());
              }
            })
        .program(
            "a factory for all sockets",
            page -> {
              Socket.setSocketImplFactory(() -> new Made("of a factory"));
              page.does("twice", () -> Socket.setSocketImplFactory(() -> null));
              try (Socket socket = new Socket(Loopback.HERE, 7)) {
                page.say(socket.getInputStream().read(), socket.isClosed());
              }
              page.does("null host", () -> new Socket((InetAddress) null, 7).close());
            })
        .program(
            "a factory for server sockets",
            page -> {
              ServerSocket.setSocketFactory(() -> new Made("of a server"));
              try (ServerSocket server = new ServerSocket(0)) {
                page.tell("accept", () -> server.accept().isConnected());
                page.say(server.isBound(), server.getLocalPort());
              }
            })
        .program(
            "an implementation that throws from everything",
            page -> {
              Socket socket = new Socket(new Made(null)) {};
              page.does("connect", () -> socket.connect(Loopback.refused()));
              page.does("close", socket::close);
            })
        .program(
            "a URL handler of the application's",
            page -> {
              URL url = new URL(null, "corpus:x", new Handler());
              try (InputStream in = url.openStream()) {
                page.say(in.read(), in.read());
              }
            });
  }

  private static final class Handler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(new byte[] {4});
        }
      };
    }
  }

  /** Has no descriptor; without a name all that it does is throw. */
  private static final class Made extends SocketImpl {
    private final String name;

    Made(String name) {
      this.name = name;
    }

    private void check() throws java.io.IOException {
      if (name == null) {
        throw new java.io.IOException("made to throw");
      }
    }

    @Override
    protected void create(boolean stream) throws java.io.IOException {
      check();
    }

    @Override
    protected void connect(String host, int port) throws java.io.IOException {
      check();
    }

    @Override
    protected void connect(InetAddress host, int port) throws java.io.IOException {
      check();
    }

    @Override
    protected void connect(SocketAddress address, int timeout) throws java.io.IOException {
      check();
    }

    @Override
    protected void bind(InetAddress host, int port) throws java.io.IOException {
      check();
    }

    @Override
    protected void listen(int backlog) throws java.io.IOException {
      check();
    }

    @Override
    protected void accept(SocketImpl socket) throws java.io.IOException {
      throw new java.io.IOException("accepts nobody: " + name);
    }

    @Override
    protected InputStream getInputStream() {
      return new ByteArrayInputStream(new byte[] {(byte) name.length()});
    }

    @Override
    protected OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    protected int available() {
      return 0;
    }

    @Override
    protected void close() throws java.io.IOException {
      check();
    }

    @Override
    protected void sendUrgentData(int data) {}

    @Override
    public void setOption(int option, Object value) {}

    @Override
    public Object getOption(int option) {
      return true;
    }
  }
}
