package io.descry.instrument;

import java.io.DescryHooks;
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
  private static final String RESPONSE =
      "sun.net.www.protocol.http.HttpURLConnection$HttpInputStream";

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
          HookPoint.of(RESPONSE, "<init>", OpenResponse.class)
              .taking(
                  "(Lsun/net/www/protocol/http/HttpURLConnection;Ljava/io/InputStream;Ljava/net/CacheRequest;)"),
          HookPoint.of(RESPONSE, "close", CloseLogical.class));

  private HttpHooks() {}

  static final class OpenClient {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner) {
      DescryHooks.logicalOpened(DescryKind.HTTP_CLIENT, owner, null);
    }
  }

  static final class OpenResponse {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner) {
      DescryHooks.logicalOpened(DescryKind.HTTP_EXCHANGE, owner, null);
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
