package io.descry.bench;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** An agent whose transformer does nothing: what the JVM itself takes to call one. */
public final class EmptyTransformer implements ClassFileTransformer {

  private EmptyTransformer() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new EmptyTransformer(), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> classBeingRedefined,
      ProtectionDomain domain,
      byte[] bytes) {
    return null;
  }
}
