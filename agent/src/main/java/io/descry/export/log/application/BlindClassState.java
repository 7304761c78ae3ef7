package io.descry.export.log.application;

import org.jspecify.annotations.Nullable;

/** Where nothing can be told, every class is uninitialised: so nothing is ever touched. */
final class BlindClassState implements ClassState {

  @Override
  public boolean isInitialized(Class<?> type) {
    return false;
  }

  @Override
  public int staticInt(Class<?> type, String field) throws ReflectiveOperationException {
    throw new NoSuchFieldException(field);
  }

  @Override
  public @Nullable Object staticObject(Class<?> type, String field)
      throws ReflectiveOperationException {
    throw new NoSuchFieldException(field);
  }
}
