package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Socket, ServerSocket and the datagram sockets of old: hooked at their implementation, which lives
 * as long as a kept stream does. NioSocketImpl closes through a dispatcher (ChannelHooks).
 */
final class SocketHooks {

  private static final String NIO = "sun.nio.ch.NioSocketImpl";
  private static final String PLAIN = "java.net.AbstractPlainSocketImpl";
  private static final String DATAGRAM = "java.net.AbstractPlainDatagramSocketImpl";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(NIO, "create", CreateNio.class).from(13),
          HookPoint.of(NIO, "accept", Accept.class).from(13).taking("(Ljava/net/SocketImpl;)"),
          HookPoint.of(NIO, "connect", Connect.class)
              .from(13)
              .taking("(Ljava/net/SocketAddress;I)"),
          HookPoint.of(PLAIN, "create", CreateOld.class).to(12),
          HookPoint.of(PLAIN, "create", CreatePlain.class).from(13).to(17),
          HookPoint.of(PLAIN, "accept", Accept.class).to(17).taking("(Ljava/net/SocketImpl;)"),
          HookPoint.of(PLAIN, "connect", Connect.class)
              .to(17)
              .taking("(Ljava/net/SocketAddress;I)"),
          HookPoint.of(PLAIN, "socketClose", ClosePlain.class).to(17).taking("()"),
          HookPoint.of("java.net.SocketCleanable", "performCleanup", Cleanup.class).from(11).to(17),
          HookPoint.of(DATAGRAM, "create", CreateDatagram.class).to(17),
          HookPoint.of(DATAGRAM, "close", CloseDatagram.class).to(17));

  private SocketHooks() {}

  static final class CreateNio {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This SocketImpl owner, @Advice.FieldValue("server") boolean server) {
      DescryHooks.socketOpened(server ? DescryKind.SERVER_SOCKET : DescryKind.SOCKET, owner);
    }
  }

  static final class CreateOld {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This SocketImpl owner, @Advice.FieldValue("serverSocket") Object serverSocket) {
      DescryHooks.socketOpened(
          serverSocket != null ? DescryKind.SERVER_SOCKET : DescryKind.SOCKET, owner);
    }
  }

  static final class CreatePlain {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This SocketImpl owner, @Advice.FieldValue("isServer") boolean server) {
      DescryHooks.socketOpened(server ? DescryKind.SERVER_SOCKET : DescryKind.SOCKET, owner);
    }
  }

  static final class Accept {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) SocketImpl accepted) {
      DescryHooks.socketOpened(DescryKind.SOCKET, accepted);
    }
  }

  /** On entry, with the address as the application gave it: nothing is resolved. */
  static final class Connect {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This SocketImpl socket, @Advice.Argument(0) SocketAddress remote) {
      DescryHooks.socketConnected(socket, remote);
    }
  }

  static final class ClosePlain {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This SocketImpl socket) {
      DescryHooks.socketClosing(socket);
    }
  }

  static final class Cleanup {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd") int number) {
      DescryHooks.closing(number);
    }
  }

  static final class CreateDatagram {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fd") FileDescriptor fd) {
      DescryHooks.opened(DescryKind.DATAGRAM, owner, fd, null);
    }
  }

  static final class CloseDatagram {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd") FileDescriptor fd) {
      DescryHooks.closing(fd);
    }
  }
}
