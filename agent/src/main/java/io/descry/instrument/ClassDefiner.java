package io.descry.instrument;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Defines a class into {@code java.base}: by a private lookup from 9 on, by Unsafe on 8. Both leave
 * no trace on the application's stderr, which appending to the boot class path does (17+).
 */
final class ClassDefiner {

  /** Defines the class beside {@code neighbour}, whose package must be open to the engine. */
  void define(Class<?> neighbour, String name, byte[] bytes) throws ReflectiveOperationException {
    if (JavaVersion.feature() == 8) {
      defineByUnsafe(name, bytes);
    } else {
      defineByLookup(neighbour, bytes);
    }
  }

  private static void defineByLookup(Class<?> neighbour, byte[] bytes)
      throws ReflectiveOperationException {
    Object lookup =
        MethodHandles.class
            .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
            .invoke(null, neighbour, MethodHandles.lookup());
    MethodHandles.Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, bytes);
  }

  private static void defineByUnsafe(String name, byte[] bytes)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field theUnsafe = type.getDeclaredField("theUnsafe");
    theUnsafe.setAccessible(true);
    Method define =
        type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    define.invoke(theUnsafe.get(null), name, bytes, 0, bytes.length, null, null);
  }

  /** The boot class of this name, or null where none is defined yet. */
  static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** The message of what went wrong inside a reflective call. */
  static Throwable cause(ReflectiveOperationException e) {
    Throwable inner = e instanceof InvocationTargetException ? e.getCause() : null;
    return inner == null ? e : inner;
  }
}
