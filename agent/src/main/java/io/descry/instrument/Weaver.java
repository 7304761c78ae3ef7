package io.descry.instrument;

import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes the woven bytes of one class with Byte Buddy's Advice, which is called straight from an ASM
 * visitor: its builder would read and model every method of every class, for half a second of CPU
 * at start. Any thread.
 */
final class Weaver {

  /** The woven bytes and which hooks found their method. */
  static final class Woven {
    final byte[] bytes;
    final List<HookPoint> applied;

    Woven(byte[] bytes, List<HookPoint> applied) {
      this.bytes = bytes;
      this.applied = applied;
    }
  }

  private final Advices advices = new Advices();

  /** The class with these hooks woven in, or null where none of them found its method. */
  @Nullable Woven weave(
      String type, byte[] bytes, @Nullable ClassLoader loader, List<HookPoint> points) {
    ClassReader reader = OpenedClassReader.of(bytes);
    // With the reader given, methods that nobody touches are copied as they are.
    ClassWriter writer = new ClassWriter(reader, 0);
    TypePool types = types(type, bytes, loader, points);
    TypeDescription description = types.describe(type).resolve();
    WeavingVisitor visitor =
        new WeavingVisitor(
            writer, advices, points, new WovenType(description, context(description), types));
    reader.accept(visitor, 0);
    return visitor.applied.isEmpty() ? null : new Woven(writer.toByteArray(), visitor.applied);
  }

  /**
   * Reads the class itself; any other only when an advice asks for more than its name, and never
   * from a loader of the application's: it is loading a class just now.
   */
  private static TypePool types(
      String type, byte[] bytes, @Nullable ClassLoader loader, List<HookPoint> points) {
    ClassFileLocator itself = ClassFileLocator.Simple.of(type, bytes);
    boolean library = !points.isEmpty() && points.get(0).library;
    return TypePool.Default.WithLazyResolution.of(
        library
            ? itself
            : new ClassFileLocator.Compound(itself, ClassFileLocator.ForClassLoader.of(loader)));
  }

  private static Implementation.Context context(TypeDescription description) {
    ClassFileVersion version = description.getClassFileVersion();
    return Implementation.Context.Disabled.Factory.INSTANCE.make(
        description,
        new AuxiliaryType.NamingStrategy.Enumerating("none"),
        TypeInitializer.None.INSTANCE,
        version,
        version,
        Implementation.Context.FrameGeneration.GENERATE);
  }
}
