package io.descry.instrument;

import org.jspecify.annotations.Nullable;

/** Finds classes of the boot loader. */
final class BootClasses {

  private BootClasses() {}

  /** The boot class of this name, loaded and not initialised, or null where there is none. */
  static @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
