package io.descry.instrument.weave;

import io.descry.instrument.hook.HookPoint;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the woven bytes of one class with the ASM that Byte Buddy brings along. Not with its
 * Advice: five hundred classes and half a second of CPU, for what is one static call a method. Any
 * thread.
 */
public final class Weaver {

  /** The woven bytes and which hooks found their method. */
  public static final class Woven {
    public final byte[] bytes;
    public final List<HookPoint> applied;

    Woven(byte[] bytes, List<HookPoint> applied) {
      this.bytes = bytes;
      this.applied = applied;
    }
  }

  private Weaver() {}

  /**
   * The class with these hooks woven in, or null where none of them found its method.
   *
   * @throws IllegalStateException where a method lacks what its hook wants to hand over
   */
  public static @Nullable Woven weave(byte[] bytes, List<HookPoint> points) {
    ClassReader reader = new ClassReader(ClassVersion.readable(bytes));
    ClassFacts facts = ClassFacts.read(reader, points);
    if (!facts.areHooked()) {
      return null;
    }
    // With the reader given, methods that nobody touches are copied as they are.
    ClassWriter writer = new ClassWriter(reader, 0);
    WeavingVisitor visitor = new WeavingVisitor(writer, facts, points);
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return new Woven(ClassVersion.restored(writer.toByteArray(), bytes), visitor.applied);
  }
}
