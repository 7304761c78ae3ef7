package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryHttpHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * The JDK's HTTP clients as units. They hold no descriptor of their own; their sockets refer to
 * them.
 */
final class HttpHooks {

  private static final String CLIENT = "jdk.internal.net.http.HttpClientImpl";
  private static final String CONNECTION = "jdk.internal.net.http.PlainHttpConnection";

  /** Of HttpURLConnection: one kept-alive connection, with one answer at a time. */
  private static final String KEPT_ALIVE = "sun.net.www.http.HttpClient";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(CLIENT, "<init>", OpenClient.class).from(11),
          HookPoint.of(CLIENT, "stop", CloseLogical.class).from(11).taking("()"),
          HookPoint.of(CONNECTION, "<init>", Connection.class)
              .from(11)
              .taking("(Ljava/net/InetSocketAddress;"),
          HookPoint.of(CONNECTION, "<init>", ConnectionToOrigin.class)
              .from(11)
              .taking("(Ljdk/internal/net/http/Origin;"),
          HookPoint.of("sun.net.NetworkClient", "doConnect", Connect.class),
          HookPoint.of(KEPT_ALIVE, "parseHTTP", Answer.class),
          HookPoint.of(KEPT_ALIVE, "finished", CloseLogical.class),
          HookPoint.of(KEPT_ALIVE, "closeServer", CloseLogical.class),
          HookPoint.of("sun.net.www.http.KeepAliveStream", "close", CloseAnswer.class));

  private HttpHooks() {}

  static final class OpenClient {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner) {
      DescryHooks.logicalOpened(DescryKind.HTTP_CLIENT, owner, null);
    }
  }

  /** The caller's thread connects; the connection is known by its socket. */
  static final class Connect {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object connection) {
      return DescryHttpHooks.connecting(connection);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      DescryHttpHooks.asked(before);
    }
  }

  /** The head of an answer has been read; its body is open until the connection is free again. */
  static final class Answer {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection) {
      DescryHttpHooks.answered(connection);
    }
  }

  /** Closed by the application: what is left of the body is read by a thread of the JDK. */
  static final class CloseAnswer {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("hc") Object connection) {
      DescryHooks.logicalClosed(connection);
    }
  }

  static final class CloseLogical {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object owner) {
      DescryHooks.logicalClosed(owner);
    }
  }

  static final class Connection {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("chan") Object channel, @Advice.Argument(1) Object client) {
      DescryHooks.belongs(channel, client);
    }
  }

  /** The constructor of later JDKs (seen on 27). */
  static final class ConnectionToOrigin {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("chan") Object channel, @Advice.Argument(2) Object client) {
      DescryHooks.belongs(channel, client);
    }
  }
}
