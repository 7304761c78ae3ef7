package io.descry.tests.corpus;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** SocketChannel and ServerSocketChannel: both modes, adaptors, half-close, linger. */
final class SocketChannels implements Family {

  @Override
  public void addTo(Corpus corpus) {
    connecting(corpus);
    nonBlocking(corpus);
    adaptors(corpus);
    halves(corpus);
    closed(corpus);
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }

  private static void connecting(Corpus corpus) {
    corpus
        .program(
            "bytes go through channels, scattered and gathered",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                page.say(both.client.write(new ByteBuffer[] {bytes(3), bytes(4)}));
                ByteBuffer buffer = ByteBuffer.allocateDirect(20);
                page.say(both.accepted.read(buffer), buffer.position());
                page.say(both.client.getRemoteAddress().equals(both.server.getLocalAddress()));
                page.say(both.client, both.server.isOpen());
                page.tell("again", () -> both.client.connect(both.server.getLocalAddress()));
                page.tell("finish", both.client::finishConnect);
              }
            })
        .program(
            "nobody listens to a channel",
            page -> {
              SocketAddress nobody = Loopback.refused();
              page.tell("open", () -> SocketChannel.open(nobody));
              SocketChannel channel = page.keep(SocketChannel.open());
              page.tell("connect", () -> channel.connect(nobody));
              page.say(channel.isOpen(), channel.isConnected());
            })
        .program(
            "a channel that is not connected",
            page -> {
              try (SocketChannel channel = SocketChannel.open()) {
                page.say(channel, channel.getRemoteAddress(), channel.getLocalAddress());
                page.tell("read", () -> channel.read(bytes(1)));
                page.tell("write", () -> channel.write(bytes(1)));
                page.tell("shut down", channel::shutdownInput);
                page.tell("finish", channel::finishConnect);
                page.tell("null", () -> channel.connect(null));
                page.tell(
                    "unresolved",
                    () -> channel.connect(InetSocketAddress.createUnresolved("none.invalid", 1)));
                page.say(channel.isOpen());
              }
            })
        .program(
            "options of channels",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                both.client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                both.client.setOption(StandardSocketOptions.SO_LINGER, 3);
                page.say(both.client.getOption(StandardSocketOptions.TCP_NODELAY));
                page.say(both.client.getOption(StandardSocketOptions.SO_LINGER));
                page.tell(
                    "refused",
                    () -> both.client.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 3));
                page.tell("null", () -> both.client.setOption(null, 3));
                page.tell("of a server", () -> both.server.supportedOptions().size() > 1);
              }
            });
  }

  private static void nonBlocking(Corpus corpus) {
    corpus
        .program(
            "a channel that does not block",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                both.client.configureBlocking(false);
                both.server.configureBlocking(false);
                page.say(both.client.read(bytes(4)), both.server.accept());
                page.say(both.client.isBlocking(), both.client.write(bytes(4)));
                both.accepted.shutdownOutput();
                while (both.client.read(bytes(4)) == 0) {
                  Thread.yield();
                }
                page.say(both.client.read(bytes(4)));
              }
            })
        .program(
            "a connection is finished later",
            page -> {
              try (ServerSocketChannel server = ChannelLoopback.server();
                  SocketChannel channel = SocketChannel.open()) {
                channel.configureBlocking(false);
                boolean at = channel.connect(server.getLocalAddress());
                page.tell("pending", () -> at || channel.isConnectionPending());
                channel.configureBlocking(true);
                page.say(at || channel.finishConnect(), channel.isConnected());
                page.say(channel.isConnectionPending());
              }
            })
        .program(
            "a connection is refused later",
            page -> {
              SocketChannel channel = SocketChannel.open();
              channel.configureBlocking(false);
              SocketAddress nobody = Loopback.refused();
              page.tell(
                  "connect and finish",
                  () -> {
                    boolean at = channel.connect(nobody);
                    channel.configureBlocking(true);
                    return at || channel.finishConnect();
                  });
              page.say(channel.isOpen());
              channel.close();
            });
  }

  private static void adaptors(Corpus corpus) {
    corpus
        .program(
            "the channel's socket is the channel's",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                Socket socket = both.client.socket();
                page.say(socket == both.client.socket(), socket.getChannel() == both.client);
                socket.getOutputStream().write(5);
                page.say(both.accepted.socket().getInputStream().read());
                socket.setSoTimeout(20);
                page.tell("read", () -> socket.getInputStream().read());
                socket.close();
                page.say(both.client.isOpen(), socket.isClosed());
              }
            })
        .program(
            "the channel's socket does not read what does not block",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                InputStream in = both.client.socket().getInputStream();
                both.client.configureBlocking(false);
                page.tell("read", in::read);
                page.tell("accept", () -> both.server.configureBlocking(false) == both.server);
                page.tell("accept", () -> both.server.socket().accept());
              }
            })
        .program(
            "the server channel's socket times out",
            page -> {
              try (ServerSocketChannel server = ChannelLoopback.server()) {
                server.socket().setSoTimeout(20);
                page.tell("accept", () -> server.socket().accept());
                page.say(server.isOpen(), server.socket().isBound());
              }
            });
  }

  private static void halves(Corpus corpus) {
    corpus
        .program(
            "half-closed channels",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                both.client.shutdownOutput().shutdownOutput();
                page.say(both.accepted.read(bytes(1)), both.accepted.write(bytes(2)));
                page.say(both.client.read(bytes(5)));
                page.tell("write", () -> both.client.write(bytes(1)));
                both.client.shutdownInput();
                page.say(both.client.read(bytes(1)), both.client.isOpen());
              }
            })
        .program(
            "a channel with linger of zero resets",
            page -> {
              try (ChannelLoopback both = new ChannelLoopback()) {
                both.client.setOption(StandardSocketOptions.SO_LINGER, 0);
                both.client.close();
                page.tell("read", () -> both.accepted.read(bytes(1)));
              }
            });
  }

  private static void closed(Corpus corpus) {
    corpus.program(
        "socket channels are used when they are closed",
        page -> {
          SocketChannel channel = SocketChannel.open();
          channel.close();
          channel.close();
          page.say(channel, channel.isConnected());
          page.tell("connect", () -> channel.connect(Loopback.refused()));
          page.tell("read", () -> channel.read(bytes(1)));
          page.tell("bind", () -> channel.bind(null));
          page.tell("mode", () -> channel.configureBlocking(false));
          page.tell("address", channel::getLocalAddress);
          ServerSocketChannel server = ChannelLoopback.server();
          server.close();
          page.tell("accept", server::accept);
          page.tell("bind", () -> server.bind(null));
          page.tell("unbound", () -> page.keep(ServerSocketChannel.open()).accept());
        });
  }
}
