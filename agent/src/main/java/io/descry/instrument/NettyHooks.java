package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Netty's native transports, 4.1 and 4.2: what epoll and io_uring open in C has a Java owner, and
 * every close goes through its {@code markClosed} first, io_uring's own too (before 4.1: {@code
 * close} alone). Sockets are a subclass; the rest are an event loop's epoll, event and timer
 * descriptors, pipes and files. An advice here may ask for arguments and the class's own fields
 * only: to look at a superclass would mean reading from the application's loader.
 */
final class NettyHooks {

  private static final String DESCRIPTOR = "io.netty.channel.unix.FileDescriptor";
  private static final String SOCKET = "io.netty.channel.unix.Socket";
  private static final String QUEUE = "io.netty.channel.uring.SubmissionQueue";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(DESCRIPTOR, "<init>", Open.class),
          HookPoint.inLibrary(DESCRIPTOR, "markClosed", Close.class),
          HookPoint.inLibrary(DESCRIPTOR, "close", Close.class).taking("()"),
          HookPoint.inLibrary(SOCKET, "<init>", OpenSocket.class),
          HookPoint.inLibrary(QUEUE, "<init>", OpenRing.class));

  private NettyHooks() {}

  static final class Open {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("fd") int number) {
      DescryHooks.opened(DescryKind.NATIVE, owner, number, null, null);
    }
  }

  /** The superclass's constructor has just told of it. */
  static final class OpenSocket {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.Argument(0) int number) {
      DescryHooks.isA(DescryKind.SOCKET_CHANNEL, number, owner);
    }
  }

  /** Closed in C, with no Java method that knows the number: the ledger sees that it is gone. */
  static final class OpenRing {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("ringFd") int number) {
      DescryHooks.opened(DescryKind.SELECTOR, owner, number, null, null);
    }
  }

  /** Twice for one close, and for an owner that is closed already: the owner is compared. */
  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object owner, @Advice.FieldValue("fd") int number) {
      DescryHooks.closing(number, owner);
    }
  }
}
