package io.descry.export.log.application;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls of public methods of classes that only the application sees. */
final class Reflective {

  private Reflective() {}

  /** Calls a public method that takes texts only; throws what it throws. Null from a void one. */
  static Object call(Class<?> type, @Nullable Object on, String method, String... texts)
      throws Throwable {
    Class<?>[] types = new Class<?>[texts.length];
    Arrays.fill(types, String.class);
    try {
      return type.getMethod(method, types).invoke(on, (Object[]) texts);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
