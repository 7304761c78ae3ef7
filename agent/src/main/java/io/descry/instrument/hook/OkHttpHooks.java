package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.OBJECT;

import java.util.Arrays;
import java.util.List;

/**
 * OkHttp 3.14, 4 and 5. A client is its connection pool: {@code newBuilder()} shares it. A call
 * begins on the caller's thread in {@code callStart} and is over in {@code callDone} (3.14: {@code
 * timeoutExit}), when the body is closed or nothing came; one that is cancelled has closed its
 * connection. Sockets are opened inside {@code initExchange} (3.14: {@code newExchange}); by 5
 * often on a thread of the library, for a plan that was made inside.
 */
final class OkHttpHooks {

  private static final String CLIENT = "okhttp3.OkHttpClient";
  private static final String FACADE = "okhttp3.ConnectionPool";
  private static final String POOL = "okhttp3.internal.connection.RealConnectionPool";
  private static final String CALL = "okhttp3.internal.connection.RealCall";
  private static final String PLAN = "okhttp3.internal.connection.ConnectPlan";
  private static final String TRANSMITTER = "okhttp3.internal.connection.Transmitter";

  private static final HookCall OPEN_CLIENT =
      HookCall.http("clientBuilt").self().field("connectionPool", OBJECT);

  private static final HookCall OPEN_POOL =
      HookCall.http("standsFor").self().field("delegate", OBJECT);

  private static final HookCall START_CALL =
      HookCall.http("callStarted").self().field("client", OBJECT);

  private static final HookCall CONNECT_CALL = HookCall.http("callConnected").self();
  private static final HookCall ASKING = HookCall.http("asking").self().returning(OBJECT);
  private static final HookCall PLANNED = HookCall.http("planned").self();

  private static final HookCall START_TRANSMITTER =
      HookCall.http("callStarted").field("call", OBJECT).field("client", OBJECT);

  private static final HookCall CONNECT_TRANSMITTER =
      HookCall.http("callConnected").field("call", OBJECT);

  private static final HookCall CLOSE_TRANSMITTER =
      HookCall.to("logicalClosed").field("call", OBJECT);

  private static final HookCall TRANSMITTER_ASKING =
      HookCall.http("asking").field("call", OBJECT).returning(OBJECT);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(CLIENT, "<init>").exit(OPEN_CLIENT),
          HookPoint.inLibrary(FACADE, "<init>").exit(OPEN_POOL),
          HookPoint.inLibrary(POOL, "evictAll").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(CALL, "callStart").enter(START_CALL),
          HookPoint.inLibrary(CALL, "acquireConnectionNoEvents").enter(CONNECT_CALL),
          HookPoint.inLibrary(CALL, "callDone").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(CALL, "cancel").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(CALL, "initExchange$okhttp").enter(ASKING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(PLAN, "<init>").exit(PLANNED),
          HookPoint.inLibrary(PLAN, "connectSocket").enter(ASKING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(TRANSMITTER, "callStart").enter(START_TRANSMITTER),
          HookPoint.inLibrary(TRANSMITTER, "acquireConnectionNoEvents").enter(CONNECT_TRANSMITTER),
          HookPoint.inLibrary(TRANSMITTER, "timeoutExit").enter(CLOSE_TRANSMITTER),
          HookPoint.inLibrary(TRANSMITTER, "cancel").enter(CLOSE_TRANSMITTER),
          HookPoint.inLibrary(TRANSMITTER, "newExchange")
              .enter(TRANSMITTER_ASKING)
              .always(HttpHooks.ASKED));

  private OkHttpHooks() {}
}
