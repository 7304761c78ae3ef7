package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Channels, selectors and pipes of java.nio. */
public final class ChannelFamily {

  private static final String GROUP = "async-channel-group";
  private static final String ASYNC_SERVER = "async-server-socket-channel";
  private static final int BACKLOG = 500;
  private static final int SELECTOR = Family.javaVersion() < 17 ? 3 : 2;
  private final ThreadFactory threads = Executors.defaultThreadFactory();
  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final SocketAddress any = new InetSocketAddress(here, 0);

  /** Accepts nothing: the kernel completes the connections of its backlog. */
  private final ServerSocket listening = new ServerSocket(0, BACKLOG, here);

  private final SocketAddress silent = listening.getLocalSocketAddress();

  private final ServerSocketChannel accepting = ServerSocketChannel.open().bind(any, BACKLOG);

  private ChannelFamily() throws IOException {}

  public static void main(String[] args) throws Exception {
    new ChannelFamily().family().run();
  }

  private Family family() {
    return new Family()
        .add("SocketChannel, connected", i -> opened("socket-channel", SocketChannel.open(silent)))
        .add("SocketChannel, unconnected", i -> opened("socket-channel", SocketChannel.open()))
        .add("SocketChannel, accepted", i -> accepted())
        .add("SocketChannel, its socket", i -> itsSocket())
        .add("SocketChannel, accepted by the adaptor", i -> acceptedByAdaptor())
        .add("ServerSocketChannel", i -> server())
        .add("DatagramChannel", i -> opened("datagram", DatagramChannel.open()))
        .add("DatagramChannel, IPv4", i -> datagramOfVersion4())
        .add("Pipe", i -> pipe())
        .add("Selector", i -> opened("selector", 1, SELECTOR, Selector.open()))
        .add("Selector, selected", i -> selected())
        .add("AsynchronousChannelGroup", i -> ended(group()))
        .add("AsynchronousSocketChannel", i -> asynchronous())
        .add("AsynchronousServerSocketChannel", i -> asynchronousServer());
  }

  private AutoCloseable accepted() throws IOException {
    SocketAddress address = accepting.getLocalAddress();
    SocketChannel client = opened("socket-channel", SocketChannel.open(address));
    SocketChannel server = opened("socket-channel", accepting.accept());
    return Family.all(client, server);
  }

  private AutoCloseable itsSocket() throws IOException {
    SocketChannel channel = opened("socket-channel", SocketChannel.open(silent));
    return Family.all(channel.socket(), channel);
  }

  private AutoCloseable acceptedByAdaptor() throws IOException {
    Socket client = opened("socket", new Socket(here, accepting.socket().getLocalPort()));
    Socket server = opened("socket-channel", accepting.socket().accept());
    return Family.all(client, server);
  }

  private AutoCloseable server() throws IOException {
    return opened("server-socket-channel", ServerSocketChannel.open().bind(any));
  }

  private AutoCloseable datagramOfVersion4() throws IOException {
    return opened("datagram", DatagramChannel.open(StandardProtocolFamily.INET));
  }

  private AutoCloseable pipe() throws IOException {
    Pipe pipe = opened("pipe", 2, 2, Pipe.open());
    return Family.all(pipe.source(), pipe.sink());
  }

  private AutoCloseable selected() throws IOException {
    Selector selector = opened("selector", 1, SELECTOR, Selector.open());
    selector.selectNow();
    return selector;
  }

  private AsynchronousChannelGroup group() throws IOException {
    return opened(GROUP, 1, 3, AsynchronousChannelGroup.withFixedThreadPool(1, threads));
  }

  private static AutoCloseable ended(AsynchronousChannelGroup group) {
    return group::shutdownNow;
  }

  private AutoCloseable asynchronous() throws Exception {
    AsynchronousChannelGroup group = group();
    AsynchronousSocketChannel channel = asynchronousIn(group);
    channel.connect(silent).get();
    return Family.all(channel, ended(group));
  }

  private static AsynchronousSocketChannel asynchronousIn(AsynchronousChannelGroup group)
      throws IOException {
    return opened("async-socket-channel", AsynchronousSocketChannel.open(group));
  }

  private AutoCloseable asynchronousServer() throws Exception {
    AsynchronousChannelGroup group = group();
    AsynchronousServerSocketChannel server = asynchronousServerIn(group);
    Future<AsynchronousSocketChannel> accepted = server.accept();
    SocketAddress address = server.getLocalAddress();
    SocketChannel client = opened("socket-channel", SocketChannel.open(address));
    Family.openedByTheJdk("async-socket-channel", 1, 1);
    return Family.all(client, accepted.get(), server, ended(group));
  }

  private AsynchronousServerSocketChannel asynchronousServerIn(AsynchronousChannelGroup group)
      throws IOException {
    return opened(ASYNC_SERVER, AsynchronousServerSocketChannel.open(group).bind(any));
  }
}
