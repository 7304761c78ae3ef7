package io.descry.instrument;

import java.io.DescryHttpHooks;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

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

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(CLIENT_4, "<init>", OpenClient.class),
          HookPoint.inLibrary(MINIMAL_4, "<init>", OpenClient.class),
          HookPoint.inLibrary(POOL_4, "shutdown", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(POOL_4, "connect", Connect.class),
          HookPoint.inLibrary(SINGLE_4, "shutdown", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(SINGLE_4, "connect", Connect.class),
          HookPoint.inLibrary(HOLDER_4, "<init>", Lease.class),
          HookPoint.inLibrary(HOLDER_4, "releaseConnection", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(HOLDER_4, "abortConnection", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(ASYNC_4, "<init>", OpenAsync.class),
          HookPoint.inLibrary(ASYNC_4, "close", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(CLIENT_5, "<init>", OpenClient.class),
          HookPoint.inLibrary(MINIMAL_5, "<init>", OpenClient.class),
          HookPoint.inLibrary(POOL_5, "close", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(POOL_5, "connect", Connect.class),
          HookPoint.inLibrary(SINGLE_5, "close", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(SINGLE_5, "connect", Connect.class),
          HookPoint.inLibrary(RUNTIME_5, "acquireEndpoint", Lease.class),
          HookPoint.inLibrary(RUNTIME_5, "releaseEndpoint", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(RUNTIME_5, "discardEndpoint", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(ASYNC_5, "<init>", OpenAsync.class),
          HookPoint.inLibrary(ASYNC_5, "close", HttpHooks.CloseLogical.class));

  private ApacheHooks() {}

  static final class OpenClient {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object client, @Advice.FieldValue("connManager") Object pool) {
      DescryHttpHooks.clientBuilt(client, pool);
    }
  }

  static final class OpenAsync {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object client) {
      DescryHttpHooks.clientBuilt(client, client);
    }
  }

  static final class Lease {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object exchange, @Advice.FieldValue("manager") Object pool) {
      DescryHttpHooks.leased(exchange, pool);
    }
  }

  static final class Connect {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object pool) {
      return DescryHttpHooks.connectingFor(pool);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      DescryHttpHooks.asked(before);
    }
  }
}
