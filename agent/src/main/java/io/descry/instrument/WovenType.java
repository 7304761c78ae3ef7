package io.descry.instrument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

/** A class being woven, as an advice wants to see it. */
final class WovenType {

  private static final int NO_FLAGS = 0;

  private final TypeDescription description;
  private final Implementation.Context context;
  private final TypePool types;

  WovenType(TypeDescription description, Implementation.Context context, TypePool types) {
    this.description = description;
    this.context = context;
    this.types = types;
  }

  /** What writes this method with the advice in it. */
  MethodVisitor weave(Advice advice, String method, String descriptor, MethodVisitor target) {
    return advice.wrap(
        description, find(method, descriptor), target, context, types, NO_FLAGS, NO_FLAGS);
  }

  private MethodDescription find(String name, String descriptor) {
    for (MethodDescription method : description.getDeclaredMethods()) {
      if (method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor)) {
        return method;
      }
    }
    throw new IllegalStateException("no method " + name + descriptor + " in " + description);
  }
}
