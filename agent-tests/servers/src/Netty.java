package io.descry.servers;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A Netty server and clients that come and go; the leak is a channel a second. */
public final class Netty {
  private static final NioEventLoopGroup GROUP = new NioEventLoopGroup(2);

  private Netty() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    int port = serve();
    load.each(100L, () -> request(port).addListener(ChannelFutureListener.CLOSE));
    load.each(700L, () -> session(port));
    load.leakEach(1000L, () -> leak(port));
    load.finish();
  }

  private static int serve() throws InterruptedException {
    Channel server =
        ((ServerBootstrap) new ServerBootstrap().group(GROUP).channel(NioServerSocketChannel.class))
            .childHandler(handlers(true))
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  private static ChannelFuture request(int port) throws InterruptedException {
    Channel channel = connect(port);
    return channel.writeAndFlush(
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/page"));
  }

  private static void session(int port) throws InterruptedException {
    Channel channel = request(port).channel();
    double length = 5.0 * Math.pow(24.0, ThreadLocalRandom.current().nextDouble());
    GROUP.schedule(() -> channel.close(), (long) length, TimeUnit.SECONDS);
  }

  private static void leak(int port) throws InterruptedException {
    request(port);
  }

  private static Channel connect(int port) throws InterruptedException {
    return ((Bootstrap)
            ((Bootstrap) ((Bootstrap) new Bootstrap().group(GROUP)).channel(NioSocketChannel.class))
                .handler(handlers(false)))
        .connect("127.0.0.1", port)
        .sync()
        .channel();
  }

  private static ChannelInitializer<SocketChannel> handlers(final boolean server) {
    return new ChannelInitializer<SocketChannel>() {
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(
                new ChannelHandler[] {
                  (ChannelHandler) (server ? new HttpServerCodec() : new HttpClientCodec())
                });
        channel.pipeline().addLast(new ChannelHandler[] {new HttpObjectAggregator(65536)});
        channel
            .pipeline()
            .addLast(
                new ChannelHandler[] {(ChannelHandler) (server ? new Pages() : new Ignored())});
      }
    };
  }

  private static final class Ignored extends SimpleChannelInboundHandler<FullHttpResponse> {
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {}
  }

  private static final class Pages extends SimpleChannelInboundHandler<FullHttpRequest> {
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.copiedBuffer(new byte[500])));
    }
  }
}
