package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * NIO channels: their constructors, and the dispatchers that every one of them closes through. A
 * FileChannel with a parent shares the descriptor of the stream it came from.
 */
final class ChannelHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("sun.nio.ch.FileChannelImpl", "<init>", OpenFile.class),
          HookPoint.of(
                  "sun.nio.ch.SimpleAsynchronousFileChannelImpl", "<init>", OpenAsyncFile.class)
              .taking("(Ljava/io/FileDescriptor;"),
          HookPoint.of("sun.nio.ch.SocketChannelImpl", "<init>", OpenSocket.class),
          HookPoint.of("sun.nio.ch.SocketChannelImpl", "connect", Connect.class)
              .taking("(Ljava/net/SocketAddress;)Z"),
          HookPoint.of("sun.nio.ch.ServerSocketChannelImpl", "<init>", OpenServer.class),
          HookPoint.of("sun.nio.ch.DatagramChannelImpl", "<init>", OpenDatagram.class),
          HookPoint.of("sun.nio.ch.DatagramChannelImpl", "connect", Connect.class)
              .taking("(Ljava/net/SocketAddress;"),
          HookPoint.of("sun.nio.ch.SourceChannelImpl", "<init>", OpenPipe.class),
          HookPoint.of("sun.nio.ch.SinkChannelImpl", "<init>", OpenPipe.class),
          HookPoint.of("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "<init>", OpenAsync.class),
          HookPoint.of(
              "sun.nio.ch.UnixAsynchronousSocketChannelImpl", "implConnect", Connect.class),
          HookPoint.of(
              "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl",
              "<init>",
              OpenAsyncServer.class),
          HookPoint.of("sun.nio.ch.SocketDispatcher", "close", Close.class),
          HookPoint.of("sun.nio.ch.DatagramDispatcher", "close", Close.class),
          HookPoint.of("sun.nio.ch.FileDispatcherImpl", "close", Close.class),
          HookPoint.of("sun.nio.ch.UnixFileDispatcherImpl", "close", Close.class),
          HookPoint.of("sun.nio.ch.UnixDispatcher", "close", Close.class));

  private ChannelHooks() {}

  static final class OpenFile {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("fd") FileDescriptor fd,
        @Advice.FieldValue("parent") Object parent,
        @Advice.FieldValue("path") String path) {
      if (parent == null) {
        DescryHooks.opened(DescryKind.FILE_CHANNEL, owner, fd, path);
      }
    }
  }

  static final class OpenAsyncFile {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.Argument(0) FileDescriptor fd) {
      DescryHooks.opened(DescryKind.ASYNC_FILE_CHANNEL, owner, fd, null);
    }
  }

  static final class OpenSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fdVal") int number) {
      DescryHooks.opened(DescryKind.SOCKET_CHANNEL, owner, number, null, null);
    }
  }

  static final class OpenServer {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fdVal") int number) {
      DescryHooks.opened(DescryKind.SERVER_SOCKET_CHANNEL, owner, number, null, null);
    }
  }

  static final class OpenDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fdVal") int number) {
      DescryHooks.opened(DescryKind.DATAGRAM, owner, number, null, null);
    }
  }

  static final class OpenPipe {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fdVal") int number) {
      DescryHooks.opened(DescryKind.PIPE, owner, number, null, null);
    }
  }

  static final class OpenAsync {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fdVal") int number) {
      DescryHooks.opened(DescryKind.ASYNC_SOCKET_CHANNEL, owner, number, null, null);
    }
  }

  static final class OpenAsyncServer {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fd") FileDescriptor fd) {
      DescryHooks.opened(DescryKind.ASYNC_SERVER_SOCKET_CHANNEL, owner, fd, null);
    }
  }

  /** On entry: a connection that never comes is the one people ask about. */
  static final class Connect {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("fdVal") int number, @Advice.Argument(0) SocketAddress remote) {
      DescryHooks.connected(number, remote);
    }
  }

  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) FileDescriptor fd) {
      DescryHooks.closing(fd);
    }
  }
}
