package io.descry.tests.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A copy of the agent's jar in which every method of its own asks first whether it shall throw: the
 * {@code IntConsumer} that the program has put into the system properties as {@link #KEY} is called
 * with the number of the place. The agent itself has nothing for tests in it.
 */
public final class FaultJar {

  /** The key of the system property, an object. */
  public static final String KEY = "descry.faults";

  private static final String RULES = "inst/io/descry/diagnosis/rule/Rules.class";

  /** Have the method that asks: one for the boot classes, one for what runs before they are in. */
  private static final String BOOT_CARRIER = "java/io/DescryBudget";

  private static final String ENGINE_CARRIER = "io/descry/report/Failure";

  private static final int API = Opcodes.ASM9;

  private final List<Place> places = new ArrayList<>();
  private final Set<String> rules = new TreeSet<>();

  /** The beginning of a method. */
  public record Place(int number, String className, String method) {

    @Override
    public String toString() {
      return className.replace('/', '.') + "." + method;
    }
  }

  private FaultJar() {}

  /** Writes the jar. */
  public static FaultJar write(Path to) throws IOException {
    FaultJar jar = new FaultJar();
    try (JarFile from = new JarFile(ChildJvm.agentJar().toFile());
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(file)) {
      jar.findRules(bytes(from, from.getJarEntry(RULES)));
      for (JarEntry entry : from.stream().filter(e -> !e.isDirectory()).toList()) {
        byte[] bytes = bytes(from, entry);
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(isOurs(entry.getName()) ? jar.withFaults(bytes) : bytes);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** Those of the classes whose name, with slashes, passes. */
  public List<Place> places(Predicate<String> className) {
    return places.stream().filter(place -> className.test(place.className)).toList();
  }

  /** The one place; fails where there is none of this name. */
  public Place place(String className, String method) {
    return places.stream()
        .filter(p -> p.className.endsWith("/" + className) && p.method.equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no method " + className + "." + method));
  }

  /** The entries of all rules, in the order of their names. */
  public List<Place> rules() {
    return rules.stream().map(rule -> place(rule, "find")).toList();
  }

  /** Not the hooks' advice, which becomes code of the JDK's. */
  private static boolean isOurs(String name) {
    return name.endsWith(".class")
        && !name.startsWith("inst/io/descry/instrument/")
        && (name.startsWith("inst/io/descry/") || name.startsWith("inst/java/io/"));
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(bytes);
    }
    return bytes.toByteArray();
  }

  /** What {@code Rules.ORDERED} makes. */
  private void findRules(byte[] list) {
    new ClassReader(list)
        .accept(
            new ClassVisitor(API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] thrown) {
                return new MethodVisitor(API) {
                  @Override
                  public void visitTypeInsn(int opcode, String made) {
                    if (opcode == Opcodes.NEW) {
                      rules.add(made.substring(made.lastIndexOf('/') + 1));
                    }
                  }
                };
              }
            },
            0);
  }

  private byte[] withFaults(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    boolean carrier = List.of(BOOT_CARRIER, ENGINE_CARRIER).contains(reader.getClassName());
    // Frames are computed where a method with a branch is added; no branch is, elsewhere.
    ClassWriter writer =
        new ClassWriter(carrier ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    reader.accept(new Entries(writer, reader, carrier), 0);
    return writer.toByteArray();
  }

  /** Puts the question at the beginning of each method. */
  private final class Entries extends ClassVisitor {
    private final ClassReader type;
    private final boolean carrier;
    private boolean hasFind;

    Entries(ClassWriter writer, ClassReader type, boolean carrier) {
      super(API, writer);
      this.type = type;
      this.carrier = carrier;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
      boolean bare = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
      boolean bridge = (access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) != 0;
      if (bare || bridge || name.equals("<clinit>")) {
        return next;
      }
      hasFind |= name.equals("find");
      Place place = add(name);
      return new MethodVisitor(API, next) {
        @Override
        public void visitCode() {
          super.visitCode();
          ask(this, place);
        }
      };
    }

    private Place add(String method) {
      Place place = new Place(places.size(), type.getClassName(), method);
      places.add(place);
      return place;
    }

    @Override
    public void visitEnd() {
      String simpleName = type.getClassName().substring(type.getClassName().lastIndexOf('/') + 1);
      if (rules.contains(simpleName) && !hasFind) {
        addFind();
      }
      if (carrier) {
        addQuestion();
      }
      super.visitEnd();
    }

    /** A rule that inherits its entry gets one of its own. */
    private void addFind() {
      String descriptor = "(Lio/descry/diagnosis/standing/Situation;)Ljava/util/List;";
      MethodVisitor find = super.visitMethod(Opcodes.ACC_PUBLIC, "find", descriptor, null, null);
      find.visitCode();
      ask(find, add("find"));
      find.visitVarInsn(Opcodes.ALOAD, 0);
      find.visitVarInsn(Opcodes.ALOAD, 1);
      find.visitMethodInsn(Opcodes.INVOKESPECIAL, type.getSuperName(), "find", descriptor, false);
      find.visitInsn(Opcodes.ARETURN);
      find.visitMaxs(0, 0);
      find.visitEnd();
    }

    /** {@code if (System.getProperties().get(KEY) != null) ((IntConsumer) ...).accept(place)}. */
    private void addQuestion() {
      net.bytebuddy.jar.asm.Label none = new net.bytebuddy.jar.asm.Label();
      String consumer = "java/util/function/IntConsumer";
      MethodVisitor ask =
          super.visitMethod(
              Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "askForFault", "(I)V", null, null);
      ask.visitCode();
      ask.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/lang/System",
          "getProperties",
          "()Ljava/util/Properties;",
          false);
      ask.visitLdcInsn(KEY);
      ask.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          "java/util/Properties",
          "get",
          "(Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      ask.visitVarInsn(Opcodes.ASTORE, 1);
      ask.visitVarInsn(Opcodes.ALOAD, 1);
      ask.visitJumpInsn(Opcodes.IFNULL, none);
      ask.visitVarInsn(Opcodes.ALOAD, 1);
      ask.visitTypeInsn(Opcodes.CHECKCAST, consumer);
      ask.visitVarInsn(Opcodes.ILOAD, 0);
      ask.visitMethodInsn(Opcodes.INVOKEINTERFACE, consumer, "accept", "(I)V", true);
      ask.visitLabel(none);
      ask.visitInsn(Opcodes.RETURN);
      ask.visitMaxs(0, 0);
      ask.visitEnd();
    }
  }

  private static void ask(MethodVisitor in, Place place) {
    String carrier = place.className.startsWith("java/") ? BOOT_CARRIER : ENGINE_CARRIER;
    in.visitLdcInsn(place.number);
    in.visitMethodInsn(Opcodes.INVOKESTATIC, carrier, "askForFault", "(I)V", false);
  }
}
