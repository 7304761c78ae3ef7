package io.descry.export.log.application;

import java.lang.reflect.Field;
import jdk.internal.misc.Unsafe;

/**
 * By the JDK's own Unsafe, which must be exported to this class's module first. From 12 on; before,
 * one of its methods had another name. Compiled apart and called directly: by reflection, the JDK
 * reads each method's annotations, which loads 70 classes.
 */
final class InternalClassState implements ClassState {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  @Override
  public boolean isInitialized(Class<?> type) {
    return !UNSAFE.shouldBeInitialized(type);
  }

  @Override
  public int staticInt(Class<?> type, String field) throws NoSuchFieldException {
    Field found = type.getDeclaredField(field);
    return UNSAFE.getIntVolatile(UNSAFE.staticFieldBase(found), UNSAFE.staticFieldOffset(found));
  }

  @Override
  public Object staticObject(Class<?> type, String field) throws NoSuchFieldException {
    Field found = type.getDeclaredField(field);
    return UNSAFE.getReferenceVolatile(
        UNSAFE.staticFieldBase(found), UNSAFE.staticFieldOffset(found));
  }
}
