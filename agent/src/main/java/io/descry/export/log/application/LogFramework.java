package io.descry.export.log.application;

import org.jspecify.annotations.Nullable;

/** A logging library that an application may have. */
interface LogFramework {

  /** The class that tells whether the application has it. */
  String className();

  /** Whether the application has not initialised it yet but may do so. */
  boolean isPending(Class<?> entry, ClassState state) throws Throwable;

  /** The logger, once the application has initialised it; null when nothing comes out there. */
  @Nullable ApplicationLogger bind(Class<?> entry, ClassState state) throws Throwable;
}
