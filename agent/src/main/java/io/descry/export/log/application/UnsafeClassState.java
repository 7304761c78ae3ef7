package io.descry.export.log.application;

import io.descry.export.FailureCounts;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JDK's own Unsafe: that of {@code jdk.internal.misc} from 9 on, which must be exported to
 * the engine's module first ({@code Instrumentation.redefineModule}); that of {@code sun.misc} on
 * 8. The public one warns from 24 on. This class calls both by reflection; from 12 on another is
 * opened, which does not.
 */
public final class UnsafeClassState implements ClassState {

  private static final int FIRST_DIRECT = 12;
  private static final String DIRECT = "io.descry.export.log.application.InternalClassState";

  private final Object unsafe;
  private final Method shouldBeInitialized;
  private final Method base;
  private final Method offset;
  private final Method getInt;
  private final Method getReference;

  private UnsafeClassState(Object unsafe, Class<?> type) throws ReflectiveOperationException {
    this.unsafe = unsafe;
    this.shouldBeInitialized = type.getMethod("shouldBeInitialized", Class.class);
    this.base = type.getMethod("staticFieldBase", Field.class);
    this.offset = type.getMethod("staticFieldOffset", Field.class);
    this.getInt = type.getMethod("getIntVolatile", Object.class, long.class);
    this.getReference = type.getMethod("getObjectVolatile", Object.class, long.class);
  }

  /** Throws when this JDK has none of the two, or does not let us. */
  public static ClassState open() throws ReflectiveOperationException {
    String version = System.getProperty("java.specification.version", "");
    if (version.startsWith("1.")) {
      return eight();
    }
    return Integer.parseInt(version) < FIRST_DIRECT ? renamedLater() : direct();
  }

  /** As {@link #open}; where it throws, one to which every class is uninitialised. */
  public static ClassState openOrBlind(FailureCounts failures) {
    try {
      return open();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      failures.count("log.application", e);
      return new BlindClassState();
    }
  }

  private static ClassState eight() throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    return new UnsafeClassState(field.get(null), type);
  }

  private static ClassState renamedLater() throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    return new UnsafeClassState(unsafe, type);
  }

  private static ClassState direct() throws ReflectiveOperationException {
    return (ClassState) Class.forName(DIRECT).getDeclaredConstructor().newInstance();
  }

  @Override
  public boolean isInitialized(Class<?> type) {
    try {
      return !(Boolean) call(shouldBeInitialized, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int staticInt(Class<?> type, String field) throws ReflectiveOperationException {
    return (Integer) read(getInt, type.getDeclaredField(field));
  }

  @Override
  public @Nullable Object staticObject(Class<?> type, String field)
      throws ReflectiveOperationException {
    return read(getReference, type.getDeclaredField(field));
  }

  private Object read(Method getter, Field field) throws ReflectiveOperationException {
    return call(getter, call(base, field), call(offset, field));
  }

  private Object call(Method method, Object... arguments) throws ReflectiveOperationException {
    try {
      return method.invoke(unsafe, arguments);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }
}
