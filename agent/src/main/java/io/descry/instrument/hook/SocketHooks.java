package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.BOOLEAN;
import static io.descry.instrument.hook.Operand.DESCRIPTOR;
import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.OBJECT;
import static io.descry.instrument.hook.Operand.SOCKET;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * Socket, ServerSocket and the datagram sockets of old: hooked at their implementation, which lives
 * as long as a kept stream does. NioSocketImpl closes through a dispatcher (ChannelHooks).
 */
final class SocketHooks {

  private static final String NIO = "sun.nio.ch.NioSocketImpl";
  private static final String PLAIN = "java.net.AbstractPlainSocketImpl";
  private static final String DATAGRAM = "java.net.AbstractPlainDatagramSocketImpl";

  private static final HookCall CREATE_NIO =
      HookCall.to("socketCreated").self(SOCKET).field("server", BOOLEAN);

  private static final HookCall CREATE_OLD =
      HookCall.to("socketCreated")
          .self(SOCKET)
          .inherited("serverSocket", "Ljava/net/ServerSocket;", OBJECT);

  private static final HookCall CREATE_PLAIN =
      HookCall.to("socketCreated").self(SOCKET).field("isServer", BOOLEAN);

  private static final HookCall ACCEPT =
      HookCall.to("socketOpened").constant(DescryKind.SOCKET).argument(0, SOCKET);

  /** On entry, with the address as the application gave it: nothing is resolved. */
  private static final HookCall CONNECT =
      HookCall.to("socketConnected").self(SOCKET).argument(0, OBJECT);

  /** On entry of the implementation's own close. */
  private static final HookCall CLOSE_BEGINS = HookCall.to("socketCloseBegins").self(SOCKET);

  private static final HookCall CLOSE_PLAIN = HookCall.to("socketClosing").self(SOCKET);
  private static final HookCall CLEANUP = HookCall.to("closing").field("fd", INT);

  private static final HookCall CREATE_DATAGRAM =
      HookCall.to("opened")
          .constant(DescryKind.DATAGRAM)
          .self()
          .inherited("fd", DESCRIPTOR, DESCRIPTOR)
          .nothing(OBJECT);

  private static final HookCall CLOSE_DATAGRAM =
      HookCall.to("closing").inherited("fd", DESCRIPTOR, DESCRIPTOR);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(NIO, "create").exit(CREATE_NIO).from(13),
          HookPoint.of(NIO, "accept").exit(ACCEPT).from(13).taking("(Ljava/net/SocketImpl;)"),
          HookPoint.of(NIO, "connect")
              .enter(CONNECT)
              .from(13)
              .taking("(Ljava/net/SocketAddress;I)"),
          HookPoint.of(NIO, "close").enter(CLOSE_BEGINS).from(13).taking("()"),
          HookPoint.of(PLAIN, "close").enter(CLOSE_BEGINS).to(17).taking("()"),
          HookPoint.of(PLAIN, "create").exit(CREATE_OLD).to(12),
          HookPoint.of(PLAIN, "create").exit(CREATE_PLAIN).from(13).to(17),
          HookPoint.of(PLAIN, "accept").exit(ACCEPT).to(17).taking("(Ljava/net/SocketImpl;)"),
          HookPoint.of(PLAIN, "connect")
              .enter(CONNECT)
              .to(17)
              .taking("(Ljava/net/SocketAddress;I)"),
          HookPoint.of(PLAIN, "socketClose").enter(CLOSE_PLAIN).to(17).taking("()"),
          HookPoint.of("java.net.SocketCleanable", "performCleanup").enter(CLEANUP).from(11).to(17),
          HookPoint.of(DATAGRAM, "create").exit(CREATE_DATAGRAM).to(17),
          HookPoint.of(DATAGRAM, "close").enter(CLOSE_DATAGRAM).to(17));

  private SocketHooks() {}
}
