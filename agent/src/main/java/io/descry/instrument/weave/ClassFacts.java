package io.descry.instrument.weave;

import io.descry.instrument.hook.HookPoint;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a class before its methods are rewritten: its fields, and how many locals
 * each hooked method has, since ours come after them. A first pass that reads no other code.
 */
final class ClassFacts extends ClassVisitor {

  private static final int WITHOUT_CODE = Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;

  /** Internal name. */
  String name = "";

  private final Iterable<HookPoint> points;
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, Integer> locals = new HashMap<>();

  private ClassFacts(Iterable<HookPoint> points) {
    super(Opcodes.ASM9);
    this.points = points;
  }

  static ClassFacts read(ClassReader reader, Iterable<HookPoint> points) {
    ClassFacts facts = new ClassFacts(points);
    facts.name = reader.getClassName();
    reader.accept(facts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return facts;
  }

  /** Whether a hook found its method. */
  boolean areHooked() {
    return !locals.isEmpty();
  }

  /** How many local variables the method has, or -1 for one that is not hooked. */
  int locals(String method, String descriptor) {
    return locals.getOrDefault(method + descriptor, -1);
  }

  /** The descriptor of a field that the class itself declares, or null. */
  @Nullable String field(String field) {
    return fields.get(field);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    fields.put(field, descriptor);
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & WITHOUT_CODE) == 0) {
      for (HookPoint point : points) {
        if (point.isAt(method, descriptor)) {
          return new Locals(method + descriptor);
        }
      }
    }
    return null;
  }

  private final class Locals extends MethodVisitor {

    private final String method;

    Locals(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      locals.put(method, maxLocals);
    }
  }
}
