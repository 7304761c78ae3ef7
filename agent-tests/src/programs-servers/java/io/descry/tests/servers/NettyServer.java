package io.descry.tests.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Netty's own HTTP server over NIO; the leak is random access files that are kept. */
public final class NettyServer {

  private static final List<RandomAccessFile> KEPT = new CopyOnWriteArrayList<>();

  private NettyServer() {}

  public static void main(String[] args) throws Exception {
    Driven.onlyFailuresInLog();
    EventLoopGroup acceptors = new NioEventLoopGroup(1);
    EventLoopGroup loops = new NioEventLoopGroup(3);
    Channel server =
        new ServerBootstrap()
            .group(acceptors, loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connections(new Page(Paths.get(args[0]))))
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    Driven.byRequests(((InetSocketAddress) server.localAddress()).getPort());
    server.close().sync();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  @ChannelHandler.Sharable
  private static final class Connections extends ChannelInitializer<Channel> {

    private final Page page;

    Connections(Page page) {
      this.page = page;
    }

    @Override
    protected void initChannel(Channel connection) {
      connection
          .pipeline()
          .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), new Pages(page));
    }
  }

  private static final class Pages extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Page page;

    Pages(Page page) {
      this.page = page;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
        throws IOException {
      if (request.uri().equals(Page.LEAK)) {
        leak(page.file);
      }
      byte[] text = page.read();
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(text));
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, text.length);
      context.writeAndFlush(response);
    }
  }

  private static void leak(Path file) throws IOException {
    KEPT.add(new RandomAccessFile(file.toFile(), "r"));
  }
}
