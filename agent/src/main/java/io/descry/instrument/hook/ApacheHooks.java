package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.OBJECT;

import java.util.Arrays;
import java.util.List;

/**
 * Apache HttpClient 4 (4.3 and later) and 5. A client is its connection manager, which several
 * clients can share; an exchange has a leased connection until that is released or thrown away. The
 * classic clients connect on the caller's own thread. Of the asynchronous ones only the client is
 * known.
 */
final class ApacheHooks {

  private static final String CLIENT_4 = "org.apache.http.impl.client.InternalHttpClient";
  private static final String MINIMAL_4 = "org.apache.http.impl.client.MinimalHttpClient";
  private static final String POOL_4 =
      "org.apache.http.impl.conn.PoolingHttpClientConnectionManager";
  private static final String SINGLE_4 =
      "org.apache.http.impl.conn.BasicHttpClientConnectionManager";
  private static final String HOLDER_4 = "org.apache.http.impl.execchain.ConnectionHolder";
  private static final String ASYNC_4 =
      "org.apache.http.impl.nio.client.CloseableHttpAsyncClientBase";
  private static final String CLIENT_5 =
      "org.apache.hc.client5.http.impl.classic.InternalHttpClient";
  private static final String MINIMAL_5 =
      "org.apache.hc.client5.http.impl.classic.MinimalHttpClient";
  private static final String POOL_5 =
      "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager";
  private static final String SINGLE_5 =
      "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager";
  private static final String RUNTIME_5 =
      "org.apache.hc.client5.http.impl.classic.InternalExecRuntime";
  private static final String ASYNC_5 =
      "org.apache.hc.client5.http.impl.async.AbstractHttpAsyncClientBase";

  private static final HookCall OPEN_CLIENT =
      HookCall.http("clientBuilt").self().field("connManager", OBJECT);

  private static final HookCall OPEN_ASYNC = HookCall.http("clientBuilt").self().self();
  private static final HookCall LEASE = HookCall.http("leased").self().field("manager", OBJECT);

  private static final HookCall CONNECTING =
      HookCall.http("connectingFor").self().returning(OBJECT);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(CLIENT_4, "<init>").exit(OPEN_CLIENT),
          HookPoint.inLibrary(MINIMAL_4, "<init>").exit(OPEN_CLIENT),
          HookPoint.inLibrary(POOL_4, "shutdown").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(POOL_4, "connect").enter(CONNECTING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(SINGLE_4, "shutdown").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(SINGLE_4, "connect").enter(CONNECTING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(HOLDER_4, "<init>").exit(LEASE),
          HookPoint.inLibrary(HOLDER_4, "releaseConnection").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(HOLDER_4, "abortConnection").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(ASYNC_4, "<init>").exit(OPEN_ASYNC),
          HookPoint.inLibrary(ASYNC_4, "close").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(CLIENT_5, "<init>").exit(OPEN_CLIENT),
          HookPoint.inLibrary(MINIMAL_5, "<init>").exit(OPEN_CLIENT),
          HookPoint.inLibrary(POOL_5, "close").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(POOL_5, "connect").enter(CONNECTING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(SINGLE_5, "close").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(SINGLE_5, "connect").enter(CONNECTING).always(HttpHooks.ASKED),
          HookPoint.inLibrary(RUNTIME_5, "acquireEndpoint").exit(LEASE),
          HookPoint.inLibrary(RUNTIME_5, "releaseEndpoint").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(RUNTIME_5, "discardEndpoint").enter(HttpHooks.CLOSE_LOGICAL),
          HookPoint.inLibrary(ASYNC_5, "<init>").exit(OPEN_ASYNC),
          HookPoint.inLibrary(ASYNC_5, "close").enter(HttpHooks.CLOSE_LOGICAL));

  private ApacheHooks() {}
}
