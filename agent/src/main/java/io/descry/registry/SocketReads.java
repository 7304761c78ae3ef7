package io.descry.registry;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thread is in a read of a socket, and without time-out: {@code readerThread} and {@code
 * timeout} of {@code sun.nio.ch.NioSocketImpl}, which are private, so that no class beside it can
 * read them either. There from JDK 13 on (a number of the system's, on 27 the thread); before, or
 * with another implementation, nothing can be seen. Any thread.
 */
class SocketReads {

  private final @Nullable Class<?> sockets = sockets();
  private final @Nullable MethodHandle reader = getter("readerThread");
  private final @Nullable MethodHandle timeout = getter("timeout");

  /** Whether this JVM has such sockets at all. */
  boolean canBeSeen() {
    return reader != null && timeout != null;
  }

  /** False also for a socket of another implementation. */
  boolean isWaitingForEver(Object socket) {
    if (sockets == null || reader == null || timeout == null || !sockets.isInstance(socket)) {
      return false;
    }
    try {
      Object thread = (Object) reader.invokeExact(socket);
      boolean waiting = thread instanceof Long ? (Long) thread != 0 : thread != null;
      return waiting && Integer.valueOf(0).equals((Object) timeout.invokeExact(socket));
    } catch (Throwable e) {
      return false;
    }
  }

  private static @Nullable Class<?> sockets() {
    try {
      return Class.forName("sun.nio.ch.NioSocketImpl", false, null);
    } catch (ClassNotFoundException before13) {
      return null;
    }
  }

  private @Nullable MethodHandle getter(String name) {
    try {
      if (sockets == null) {
        return null;
      }
      Field field = sockets.getDeclaredField(name);
      field.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectGetter(field)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
