package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * The JDK's HTTP clients as units. They hold no descriptor of their own; their sockets refer to
 * them.
 */
final class HttpHooks {

  private static final String CLIENT = "jdk.internal.net.http.HttpClientImpl";
  private static final String CONNECTION = "jdk.internal.net.http.PlainHttpConnection";

  /** Of HttpURLConnection: one kept-alive connection, with one answer at a time. */
  private static final String KEPT_ALIVE = "sun.net.www.http.HttpClient";

  private static final HookCall OPEN_CLIENT =
      HookCall.to("logicalOpened").constant(DescryKind.HTTP_CLIENT).self().nothing(OBJECT);

  /** The caller's thread connects; the connection is known by its socket. */
  private static final HookCall CONNECTING = HookCall.http("connecting").self().returning(OBJECT);

  /** What {@code connecting}, {@code connectingFor} and {@code asking} began is over. */
  static final HookCall ASKED = HookCall.http("asked").entered(OBJECT);

  /** The head of an answer has been read; its body is open until the connection is free again. */
  private static final HookCall ANSWER = HookCall.http("answered").self();

  /** Closed by the application: what is left of the body is read by a thread of the JDK. */
  private static final HookCall CLOSE_ANSWER = HookCall.to("logicalClosed").field("hc", OBJECT);

  static final HookCall CLOSE_LOGICAL = HookCall.to("logicalClosed").self();

  private static final HookCall BELONGS =
      HookCall.to("belongs").field("chan", OBJECT).argument(1, OBJECT);

  /** The constructor of later JDKs (seen on 27). */
  private static final HookCall BELONGS_BY_ORIGIN =
      HookCall.to("belongs").field("chan", OBJECT).argument(2, OBJECT);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(CLIENT, "<init>").exit(OPEN_CLIENT).from(11),
          HookPoint.of(CLIENT, "stop").enter(CLOSE_LOGICAL).from(11).taking("()"),
          HookPoint.of(CONNECTION, "<init>")
              .exit(BELONGS)
              .from(11)
              .taking("(Ljava/net/InetSocketAddress;"),
          HookPoint.of(CONNECTION, "<init>")
              .exit(BELONGS_BY_ORIGIN)
              .from(11)
              .taking("(Ljdk/internal/net/http/Origin;"),
          HookPoint.of("sun.net.NetworkClient", "doConnect").enter(CONNECTING).always(ASKED),
          HookPoint.of(KEPT_ALIVE, "parseHTTP").exit(ANSWER),
          HookPoint.of(KEPT_ALIVE, "finished").enter(CLOSE_LOGICAL),
          HookPoint.of(KEPT_ALIVE, "closeServer").enter(CLOSE_LOGICAL),
          HookPoint.of("sun.net.www.http.KeepAliveStream", "close").enter(CLOSE_ANSWER));

  private HttpHooks() {}
}
