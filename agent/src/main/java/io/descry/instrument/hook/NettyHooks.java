package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.INTS;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

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

  private static final HookCall OPEN = open(DescryKind.NATIVE, "fd");

  /** The superclass's constructor has just told of it. */
  private static final HookCall OPEN_SOCKET =
      HookCall.to("isA").constant(DescryKind.SOCKET_CHANNEL).argument(0, INT).self();

  /** Closed in C, with no Java method that knows the number: the ledger sees that it is gone. */
  private static final HookCall OPEN_RING = open(DescryKind.SELECTOR, "ringFd");

  /** Twice for one close, and for an owner that is closed already: the owner is compared. */
  private static final HookCall CLOSE = HookCall.to("closing").field("fd", INT).self();

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(DESCRIPTOR, "<init>").exit(OPEN),
          HookPoint.inLibrary(DESCRIPTOR, "markClosed").enter(CLOSE),
          HookPoint.inLibrary(DESCRIPTOR, "close").enter(CLOSE).taking("()"),
          HookPoint.inLibrary(SOCKET, "<init>").exit(OPEN_SOCKET),
          HookPoint.inLibrary(QUEUE, "<init>").exit(OPEN_RING));

  private NettyHooks() {}

  private static HookCall open(int kind, String field) {
    return HookCall.to("opened")
        .constant(kind)
        .self()
        .field(field, INT)
        .nothing(INTS)
        .nothing(OBJECT);
  }
}
