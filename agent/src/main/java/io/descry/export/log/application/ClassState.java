package io.descry.export.log.application;

import org.jspecify.annotations.Nullable;

/**
 * Looks at classes without changing them: reading a static field by reflection would initialise a
 * class that is only loaded, and initialising the application's logging early breaks it.
 */
public interface ClassState {

  /** Whether its static initialiser has run. Never runs it. */
  boolean isInitialized(Class<?> type);

  /** The value of a static {@code int} field of any access, of an initialised class. */
  int staticInt(Class<?> type, String field) throws ReflectiveOperationException;

  /** The value of a static reference field of any access, of an initialised class. */
  @Nullable Object staticObject(Class<?> type, String field) throws ReflectiveOperationException;
}
