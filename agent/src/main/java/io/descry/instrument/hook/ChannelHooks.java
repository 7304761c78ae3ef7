package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.DESCRIPTOR;
import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.INTS;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * NIO channels: their constructors, and the dispatchers that every one of them closes through. A
 * FileChannel with a parent shares the descriptor of the stream it came from.
 */
final class ChannelHooks {

  private static final HookCall OPEN_FILE =
      HookCall.to("channelOpened")
          .self()
          .field("fd", DESCRIPTOR)
          .field("parent", OBJECT)
          .field("path", OBJECT);

  private static final HookCall OPEN_ASYNC_FILE =
      HookCall.to("opened")
          .constant(DescryKind.ASYNC_FILE_CHANNEL)
          .self()
          .argument(0, DESCRIPTOR)
          .nothing(OBJECT);

  private static final HookCall OPEN_ASYNC_SERVER =
      HookCall.to("opened")
          .constant(DescryKind.ASYNC_SERVER_SOCKET_CHANNEL)
          .self()
          .inherited("fd", DESCRIPTOR, DESCRIPTOR)
          .nothing(OBJECT);

  private static final HookCall OPEN_SOCKET = open(DescryKind.SOCKET_CHANNEL);
  private static final HookCall OPEN_SERVER = open(DescryKind.SERVER_SOCKET_CHANNEL);
  private static final HookCall OPEN_DATAGRAM = open(DescryKind.DATAGRAM);
  private static final HookCall OPEN_PIPE = open(DescryKind.PIPE);
  private static final HookCall OPEN_ASYNC = open(DescryKind.ASYNC_SOCKET_CHANNEL);

  /** On entry: a connection that never comes is the one people ask about. */
  private static final HookCall CONNECT =
      HookCall.to("connected").field("fdVal", INT).argument(0, OBJECT);

  private static final HookCall CLOSE = HookCall.to("closing").argument(0, DESCRIPTOR);

  /** On entry of the channel's own close: from there on the collector may free the channel. */
  private static final HookCall CLOSE_FILE_BEGINS =
      HookCall.to("closeBegins").field("fd", DESCRIPTOR);

  private static final HookCall CLOSE_ASYNC_FILE_BEGINS =
      HookCall.to("closeBegins").inherited("fdObj", DESCRIPTOR, DESCRIPTOR).self();

  private static final HookCall CLOSE_ASYNC_SERVER_BEGINS =
      HookCall.to("closeBegins").inherited("fd", DESCRIPTOR, DESCRIPTOR).self();

  private static final HookCall CLOSE_BEGINS =
      HookCall.to("closeBegins").field("fdVal", INT).self();

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("sun.nio.ch.FileChannelImpl", "<init>").exit(OPEN_FILE),
          HookPoint.of("sun.nio.ch.SimpleAsynchronousFileChannelImpl", "<init>")
              .exit(OPEN_ASYNC_FILE)
              .taking("(Ljava/io/FileDescriptor;"),
          HookPoint.of("sun.nio.ch.SocketChannelImpl", "<init>").exit(OPEN_SOCKET),
          HookPoint.of("sun.nio.ch.SocketChannelImpl", "connect")
              .enter(CONNECT)
              .taking("(Ljava/net/SocketAddress;)Z"),
          HookPoint.of("sun.nio.ch.ServerSocketChannelImpl", "<init>").exit(OPEN_SERVER),
          HookPoint.of("sun.nio.ch.DatagramChannelImpl", "<init>").exit(OPEN_DATAGRAM),
          HookPoint.of("sun.nio.ch.DatagramChannelImpl", "connect")
              .enter(CONNECT)
              .taking("(Ljava/net/SocketAddress;"),
          HookPoint.of("sun.nio.ch.SourceChannelImpl", "<init>").exit(OPEN_PIPE),
          HookPoint.of("sun.nio.ch.SinkChannelImpl", "<init>").exit(OPEN_PIPE),
          HookPoint.of("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "<init>").exit(OPEN_ASYNC),
          HookPoint.of("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "implConnect")
              .enter(CONNECT),
          HookPoint.of("sun.nio.ch.UnixAsynchronousServerSocketChannelImpl", "<init>")
              .exit(OPEN_ASYNC_SERVER),
          HookPoint.of("sun.nio.ch.FileChannelImpl", "implCloseChannel").enter(CLOSE_FILE_BEGINS),
          HookPoint.of("sun.nio.ch.SimpleAsynchronousFileChannelImpl", "close")
              .enter(CLOSE_ASYNC_FILE_BEGINS),
          closeBegins("sun.nio.ch.SocketChannelImpl"),
          closeBegins("sun.nio.ch.ServerSocketChannelImpl"),
          closeBegins("sun.nio.ch.DatagramChannelImpl"),
          closeBegins("sun.nio.ch.SourceChannelImpl"),
          closeBegins("sun.nio.ch.SinkChannelImpl"),
          HookPoint.of("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "implClose")
              .enter(CLOSE_BEGINS),
          HookPoint.of("sun.nio.ch.UnixAsynchronousServerSocketChannelImpl", "implClose")
              .enter(CLOSE_ASYNC_SERVER_BEGINS),
          HookPoint.of("sun.nio.ch.SocketDispatcher", "close").enter(CLOSE),
          HookPoint.of("sun.nio.ch.DatagramDispatcher", "close").enter(CLOSE),
          HookPoint.of("sun.nio.ch.FileDispatcherImpl", "close").enter(CLOSE),
          HookPoint.of("sun.nio.ch.UnixFileDispatcherImpl", "close").enter(CLOSE),
          HookPoint.of("sun.nio.ch.UnixDispatcher", "close").enter(CLOSE));

  private ChannelHooks() {}

  private static HookPoint closeBegins(String channel) {
    return HookPoint.of(channel, "implCloseSelectableChannel").enter(CLOSE_BEGINS);
  }

  private static HookCall open(int kind) {
    return HookCall.to("opened")
        .constant(kind)
        .self()
        .field("fdVal", INT)
        .nothing(INTS)
        .nothing(OBJECT);
  }
}
