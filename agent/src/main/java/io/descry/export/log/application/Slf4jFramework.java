package io.descry.export.log.application;

import org.jspecify.annotations.Nullable;

/**
 * SLF4J 1.7 and 2. Its {@code LoggerFactory} says how far it is; asking it for a logger before
 * {@code SUCCESSFUL} would start it.
 */
final class Slf4jFramework implements LogFramework {

  private static final int UNINITIALIZED = 0;
  private static final int ONGOING = 1;
  private static final int SUCCESSFUL = 3;

  @Override
  public String className() {
    return "org.slf4j.LoggerFactory";
  }

  @Override
  public boolean isPending(Class<?> entry, ClassState state) throws ReflectiveOperationException {
    if (!state.isInitialized(entry)) {
      return true;
    }
    int stage = stage(entry, state);
    return stage == UNINITIALIZED || stage == ONGOING;
  }

  @Override
  public @Nullable ApplicationLogger bind(Class<?> entry, ClassState state) throws Throwable {
    if (!state.isInitialized(entry) || stage(entry, state) != SUCCESSFUL || isForOthers(entry)) {
      return null;
    }
    Object logger = Reflective.call(entry, null, "getLogger", "io.descry");
    return new ReflectedLogger("org.slf4j.Logger", logger, entry.getClassLoader(), null);
  }

  private static int stage(Class<?> entry, ClassState state) throws ReflectiveOperationException {
    return state.staticInt(entry, "INITIALIZATION_STATE");
  }

  /**
   * Whether nothing should be asked here. slf4j-nop: the application wants no log, and nobody would
   * see ours. Log4j: its binding picks a context by the caller's class loader and would start
   * another one for ours; {@link Log4jFramework} finds the application's.
   */
  private static boolean isForOthers(Class<?> entry) throws Throwable {
    String factory = Reflective.call(entry, null, "getILoggerFactory").getClass().getName();
    return factory.endsWith(".NOPLoggerFactory") || factory.startsWith("org.apache.logging.");
  }
}
