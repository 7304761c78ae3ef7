package io.descry.instrument;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Passes a class on, with advice in the methods that are hooked. */
final class WeavingVisitor extends ClassVisitor {

  private static final int WITHOUT_CODE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

  /** The hooks that found their method. */
  final List<HookPoint> applied = new ArrayList<>();

  private final Advices advices;
  private final List<HookPoint> points;
  private final WovenType type;

  WeavingVisitor(ClassWriter writer, Advices advices, List<HookPoint> points, WovenType type) {
    super(OpenedClassReader.ASM_API, writer);
    this.advices = advices;
    this.points = points;
    this.type = type;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & WITHOUT_CODE) != 0) {
      return method;
    }
    for (HookPoint point : points) {
      if (point.isAt(name, descriptor)) {
        method = type.weave(advices.of(point), name, descriptor, method);
        applied.add(point);
      }
    }
    return method;
  }
}
