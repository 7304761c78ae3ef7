package io.descry.instrument;

import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** The advice of each hook, read from its class file once. Any thread. */
final class Advices {

  private final ClassFileLocator engine =
      ClassFileLocator.ForClassLoader.of(Advices.class.getClassLoader());
  private final TypePool types = TypePool.Default.of(engine);
  private final ConcurrentHashMap<Class<?>, Advice> known = new ConcurrentHashMap<>();

  Advice of(HookPoint point) {
    Advice advice = known.get(point.advice);
    if (advice == null) {
      advice = read(point.advice);
      known.put(point.advice, advice); // Not computeIfAbsent: reading may load a class we weave.
    }
    return advice;
  }

  private Advice read(Class<?> advice) {
    TypeDescription description = types.describe(advice.getName()).resolve();
    return Advice.to(description, engine);
  }
}
