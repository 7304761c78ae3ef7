package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryHttpHooks;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

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

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.inLibrary(CLIENT, "<init>", OpenClient.class),
          HookPoint.inLibrary(FACADE, "<init>", OpenPool.class),
          HookPoint.inLibrary(POOL, "evictAll", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(CALL, "callStart", StartCall.class),
          HookPoint.inLibrary(CALL, "acquireConnectionNoEvents", ConnectCall.class),
          HookPoint.inLibrary(CALL, "callDone", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(CALL, "cancel", HttpHooks.CloseLogical.class),
          HookPoint.inLibrary(CALL, "initExchange$okhttp", Ask.class),
          HookPoint.inLibrary(PLAN, "<init>", Planned.class),
          HookPoint.inLibrary(PLAN, "connectSocket", Ask.class),
          HookPoint.inLibrary(TRANSMITTER, "callStart", StartTransmitter.class),
          HookPoint.inLibrary(TRANSMITTER, "acquireConnectionNoEvents", ConnectTransmitter.class),
          HookPoint.inLibrary(TRANSMITTER, "timeoutExit", CloseTransmitter.class),
          HookPoint.inLibrary(TRANSMITTER, "cancel", CloseTransmitter.class),
          HookPoint.inLibrary(TRANSMITTER, "newExchange", AskTransmitter.class));

  private OkHttpHooks() {}

  static final class OpenClient {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object client, @Advice.FieldValue("connectionPool") Object pool) {
      DescryHttpHooks.clientBuilt(client, pool);
    }
  }

  static final class OpenPool {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object facade, @Advice.FieldValue("delegate") Object pool) {
      DescryHttpHooks.standsFor(facade, pool);
    }
  }

  static final class StartCall {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object call, @Advice.FieldValue("client") Object client) {
      DescryHttpHooks.callStarted(call, client);
    }
  }

  static final class ConnectCall {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object call) {
      DescryHttpHooks.callConnected(call);
    }
  }

  static final class Ask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.This Object call) {
      return DescryHttpHooks.asking(call);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      DescryHttpHooks.asked(before);
    }
  }

  static final class Planned {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object plan) {
      DescryHttpHooks.planned(plan);
    }
  }

  static final class StartTransmitter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("call") Object call, @Advice.FieldValue("client") Object client) {
      DescryHttpHooks.callStarted(call, client);
    }
  }

  static final class ConnectTransmitter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("call") Object call) {
      DescryHttpHooks.callConnected(call);
    }
  }

  static final class CloseTransmitter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("call") Object call) {
      DescryHooks.logicalClosed(call);
    }
  }

  static final class AskTransmitter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("call") Object call) {
      return DescryHttpHooks.asking(call);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before) {
      DescryHttpHooks.asked(before);
    }
  }
}
