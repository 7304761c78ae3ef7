package io.descry.export.log.application;

import org.jspecify.annotations.Nullable;

/** {@code java.util.logging}, when something of the application or the JDK has started it. */
final class JulFramework implements LogFramework {

  @Override
  public String className() {
    return "java.util.logging.LogManager";
  }

  /** Never waited for: it is the last one looked at. */
  @Override
  public boolean isPending(Class<?> entry, ClassState state) {
    return false;
  }

  @Override
  public @Nullable ApplicationLogger bind(Class<?> entry, ClassState state) {
    return state.isInitialized(entry) ? new JulLogger() : null;
  }
}
