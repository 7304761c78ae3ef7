package io.descry.instrument.weave;

import io.descry.instrument.hook.HookPoint;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Passes a class on, with the hooks' calls in the methods that are hooked. */
final class WeavingVisitor extends ClassVisitor {

  /** The hooks that found their method. */
  final List<HookPoint> applied = new ArrayList<>();

  private final ClassFacts facts;
  private final List<HookPoint> points;
  private boolean withFrames;

  WeavingVisitor(ClassWriter writer, ClassFacts facts, List<HookPoint> points) {
    super(Opcodes.ASM9, writer);
    this.facts = facts;
    this.points = points;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    withFrames = (version & 0xFFFF) >= Opcodes.V1_6;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    int locals = facts.locals(name, descriptor);
    if (locals < 0) {
      return method; // The writer's own: it copies what it finds unchanged.
    }
    MethodShape shape =
        new MethodShape(facts, name, descriptor, (access & Opcodes.ACC_STATIC) != 0);
    for (HookPoint point : points) {
      if (point.isAt(name, descriptor)) {
        WovenMethod woven = new WovenMethod(method, shape, point, locals, withFrames);
        locals = woven.localsAfter();
        method = woven;
        applied.add(point);
      }
    }
    return method;
  }
}
