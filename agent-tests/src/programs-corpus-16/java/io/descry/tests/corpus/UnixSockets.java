package io.descry.tests.corpus;

import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unix-domain sockets. Their paths are short, and so below the temporary folder itself. */
final class UnixSockets implements Family {

  private static final ProtocolFamily UNIX = StandardProtocolFamily.UNIX;

  @Override
  public void addTo(Corpus corpus) {
    talking(corpus);
    failing(corpus);
    asynchronously(corpus);
  }

  private interface Use {
    void of(ServerSocketChannel server, UnixDomainSocketAddress address) throws Throwable;
  }

  private static void with(Use use) throws Throwable {
    Path folder = Files.createTempDirectory("unix");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(UNIX)) {
      use.of(server.bind(address), address);
    } finally {
      Files.deleteIfExists(address.getPath());
      Files.delete(folder);
    }
  }

  private static void talking(Corpus corpus) {
    corpus
        .program(
            "bytes go through a unix-domain socket",
            page ->
                with(
                    (server, address) -> {
                      try (SocketChannel client = SocketChannel.open(address);
                          SocketChannel accepted = server.accept()) {
                        page.say(client.write(ByteBuffer.allocate(5)));
                        page.say(accepted.read(ByteBuffer.allocate(9)));
                        client.shutdownOutput();
                        page.say(accepted.read(ByteBuffer.allocate(9)), accepted.isConnected());
                        page.say(accepted.getLocalAddress().equals(address));
                        page.say("'" + client.getLocalAddress() + "'");
                        page.tell("socket", client::socket);
                      }
                    }))
        .program(
            "a selector waits for a unix-domain socket",
            page ->
                with(
                    (server, address) -> {
                      server.configureBlocking(false);
                      try (Selector selector = Selector.open()) {
                        SelectionKey key = server.register(selector, SelectionKey.OP_ACCEPT);
                        page.say(server.accept(), selector.selectNow());
                        try (SocketChannel client = SocketChannel.open(address)) {
                          page.say(selector.select(5000), key.isAcceptable(), client.isOpen());
                          server.accept().close();
                        }
                      }
                    }));
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "paths at which nobody listens",
            page -> {
              Path file = page.path("a", "x");
              page.tell("missing", () -> SocketChannel.open(UnixDomainSocketAddress.of("/none")));
              page.tell("a file", () -> SocketChannel.open(UnixDomainSocketAddress.of(file)));
              String name = "n".repeat(200);
              page.tell("long", () -> SocketChannel.open(UnixDomainSocketAddress.of(name)));
            })
        .program(
            "what cannot be bound",
            page ->
                with(
                    (server, address) -> {
                      try (ServerSocketChannel other = ServerSocketChannel.open(UNIX)) {
                        page.tell("in use", () -> text(other.bind(address)));
                        page.tell("foreign", () -> text(other.bind(new InetSocketAddress(0))));
                        page.say(other.isOpen());
                      }
                    }));
  }

  /** Without the path, which is another in each run. */
  private static boolean text(ServerSocketChannel channel) {
    return channel.isOpen();
  }

  private static void asynchronously(Corpus corpus) {
    corpus
        .program(
            "a unix-domain socket is closed while a thread accepts",
            page ->
                with(
                    (server, address) -> {
                      Worker worker = Worker.start(server::accept).blockedIn("accept");
                      server.close();
                      page.say(worker.outcome());
                    }))
        .program(
            "a thread that reads from a unix-domain socket is interrupted",
            page ->
                with(
                    (server, address) -> {
                      try (SocketChannel client = SocketChannel.open(address)) {
                        Worker worker =
                            Worker.start(() -> client.read(ByteBuffer.allocate(1)))
                                .blockedIn("read");
                        worker.interrupt();
                        page.say(worker.outcome(), client.isOpen());
                      }
                    }));
  }
}
