package io.descry.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/** On 8, where there are no modules. From 11 on the method that is called here is gone. */
final class UnsafeBase extends JavaBase {

  @Override
  void open(Instrumentation instrumentation, String... packages) {
    // Nothing is closed.
  }

  @Override
  void define(Class<?> neighbour, String name, byte[] bytes) throws ReflectiveOperationException {
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
}
