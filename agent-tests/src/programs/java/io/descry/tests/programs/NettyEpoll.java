package io.descry.tests.programs;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A server and its clients on Netty's epoll transport. Driven over stdin: {@code serve}, {@code
 * connect} (five, kept), {@code leak} (five channels that nobody closes), {@code close} (all but
 * the leaked), {@code stop}.
 */
public final class NettyEpoll {

  private static final int TIMES = 5;

  @ChannelHandler.Sharable
  private static final class Nothing extends ChannelInboundHandlerAdapter {}

  private final List<Channel> channels = new ArrayList<>();
  private final List<Channel> leaked = new ArrayList<>();
  private EpollEventLoopGroup group;
  private InetSocketAddress address;

  private NettyEpoll() {}

  public static void main(String[] args) throws Exception {
    NettyEpoll program = new NettyEpoll();
    System.out.println("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      program.obey(line);
      System.out.println("done " + line + " " + program.leaked.size());
    }
  }

  private void obey(String command) throws Exception {
    switch (command) {
      case "serve":
        serve();
        break;
      case "connect":
        connect();
        break;
      case "leak":
        leak();
        break;
      case "close":
        close();
        break;
      default:
        group.shutdownGracefully().syncUninterruptibly();
    }
  }

  private void serve() {
    group = new EpollEventLoopGroup(1);
    ServerBootstrap server = new ServerBootstrap().group(group);
    server.channel(EpollServerSocketChannel.class).childHandler(new Nothing());
    server.option(ChannelOption.SO_BACKLOG, 100);
    Channel listening =
        server.bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
    address = (InetSocketAddress) listening.localAddress();
    channels.add(listening);
  }

  private void connect() {
    Bootstrap client = new Bootstrap().group(group).channel(EpollSocketChannel.class);
    client.handler(new Nothing());
    for (int i = 0; i < TIMES; i++) {
      channels.add(client.connect(address).syncUninterruptibly().channel());
    }
  }

  private void leak() {
    for (int i = 0; i < TIMES; i++) {
      leaked.add(new EpollSocketChannel()); // Named by the test.
    }
  }

  private void close() {
    for (int i = channels.size() - 1; i >= 0; i--) {
      channels.remove(i).close().syncUninterruptibly();
    }
  }
}
