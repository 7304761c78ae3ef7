package io.descry.instrument;

import java.lang.instrument.Instrumentation;

/**
 * How classes are defined into {@code java.base}: by a private lookup from 9 on, by Unsafe on 8.
 * Both leave no trace on the application's stderr, which appending to the boot class path does
 * (17+).
 */
abstract class JavaBase {

  private static final String MODULE = "io.descry.instrument.NamedModule";

  /** Of this JVM. */
  static JavaBase ofThisJvm() throws ReflectiveOperationException {
    return JavaVersion.feature() == 8
        ? new UnsafeBase()
        : (JavaBase) Class.forName(MODULE).getDeclaredConstructor().newInstance();
  }

  /** Opens packages to the engine; those that this JDK does not have are skipped. */
  abstract void open(Instrumentation instrumentation, String... packages);

  /** Defines the class beside {@code neighbour}, whose package must be open to the engine. */
  abstract void define(Class<?> neighbour, String name, byte[] bytes)
      throws ReflectiveOperationException;
}
