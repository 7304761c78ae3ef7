package io.descry.instrument;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the implementation of {@code java.io.DescryAccess}: one class in {@code java.net}, which
 * may call SocketImpl's protected getter, and below it one in {@code sun.nio.ch}, which may read
 * channels. Class file version 49 needs no stack maps.
 */
public final class AccessGenerator {

  static final String SOCKETS = "java.net.DescrySocketAccess";
  static final String CHANNELS = "sun.nio.ch.DescryChannelAccess";

  private static final String BASE = "java/io/DescryAccess";
  private static final String DESCRIPTOR = "Ljava/io/FileDescriptor;";

  private final int jdk;

  public AccessGenerator(int jdk) {
    this.jdk = jdk;
  }

  public byte[] sockets() {
    ClassWriter writer = begin(SOCKETS, BASE, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT);
    String access = secretsPackage() + "/JavaIOFileDescriptorAccess";
    writer.visitField(Opcodes.ACC_FINAL, "access", "L" + access + ";", null, null).visitEnd();
    constructor(writer, access);
    descriptorNumber(writer, access);
    socketNumber(writer);
    threadId(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  public byte[] channels() {
    ClassWriter writer = begin(CHANNELS, internal(SOCKETS), Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
    MethodVisitor init = method(writer, "<init>", "()V");
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, internal(SOCKETS), "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    end(init);
    numberOf(writer, "channelNumber", "sun/nio/ch/SelChImpl", "getFDVal", true);
    if (jdk >= 17) {
      numberOf(writer, "eventNumber", "sun/nio/ch/EventFD", "efd", false);
    } else {
      none(method(writer, "eventNumber", "(Ljava/lang/Object;)I"));
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String secretsPackage() {
    if (jdk == 8) {
      return "sun/misc";
    }
    return jdk < 12 ? "jdk/internal/misc" : "jdk/internal/access";
  }

  private void constructor(ClassWriter writer, String access) {
    MethodVisitor init = method(writer, "<init>", "()V");
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "<init>", "()V", false);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        secretsPackage() + "/SharedSecrets",
        "getJavaIOFileDescriptorAccess",
        "()L" + access + ";",
        false);
    init.visitFieldInsn(Opcodes.PUTFIELD, internal(SOCKETS), "access", "L" + access + ";");
    init.visitInsn(Opcodes.RETURN);
    end(init);
  }

  private static void descriptorNumber(ClassWriter writer, String access) {
    MethodVisitor number = method(writer, "number", "(" + DESCRIPTOR + ")I");
    number.visitVarInsn(Opcodes.ALOAD, 0);
    number.visitFieldInsn(Opcodes.GETFIELD, internal(SOCKETS), "access", "L" + access + ";");
    number.visitVarInsn(Opcodes.ALOAD, 1);
    number.visitMethodInsn(Opcodes.INVOKEINTERFACE, access, "get", "(" + DESCRIPTOR + ")I", true);
    number.visitInsn(Opcodes.IRETURN);
    end(number);
  }

  /** The field, not the getter: an application's SocketImpl may override the getter. */
  private static void socketNumber(ClassWriter writer) {
    MethodVisitor number = method(writer, "number", "(Ljava/net/SocketImpl;)I");
    Label none = new Label();
    number.visitVarInsn(Opcodes.ALOAD, 1);
    number.visitFieldInsn(Opcodes.GETFIELD, "java/net/SocketImpl", "fd", DESCRIPTOR);
    number.visitInsn(Opcodes.DUP);
    number.visitJumpInsn(Opcodes.IFNULL, none);
    number.visitVarInsn(Opcodes.ASTORE, 2);
    number.visitVarInsn(Opcodes.ALOAD, 0);
    number.visitVarInsn(Opcodes.ALOAD, 2);
    number.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, internal(SOCKETS), "number", "(" + DESCRIPTOR + ")I", false);
    number.visitInsn(Opcodes.IRETURN);
    number.visitLabel(none);
    number.visitInsn(Opcodes.POP);
    none(number);
  }

  private void threadId(ClassWriter writer) {
    MethodVisitor id = method(writer, "threadId", "(Ljava/lang/Thread;)J");
    id.visitVarInsn(Opcodes.ALOAD, 1);
    String getter = jdk >= 19 ? "threadId" : "getId";
    id.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Thread", getter, "()J", false);
    id.visitInsn(Opcodes.LRETURN);
    end(id);
  }

  private static void numberOf(
      ClassWriter writer, String name, String type, String getter, boolean isInterface) {
    MethodVisitor number = method(writer, name, "(Ljava/lang/Object;)I");
    Label none = new Label();
    number.visitVarInsn(Opcodes.ALOAD, 1);
    number.visitTypeInsn(Opcodes.INSTANCEOF, type);
    number.visitJumpInsn(Opcodes.IFEQ, none);
    number.visitVarInsn(Opcodes.ALOAD, 1);
    number.visitTypeInsn(Opcodes.CHECKCAST, type);
    int call = isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    number.visitMethodInsn(call, type, getter, "()I", isInterface);
    number.visitInsn(Opcodes.IRETURN);
    number.visitLabel(none);
    none(number);
  }

  private static void none(MethodVisitor method) {
    method.visitInsn(Opcodes.ICONST_M1);
    method.visitInsn(Opcodes.IRETURN);
    end(method);
  }

  private static ClassWriter begin(String name, String parent, int access) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_5, access | Opcodes.ACC_SUPER, internal(name), null, parent, new String[0]);
    return writer;
  }

  private static MethodVisitor method(ClassWriter writer, String name, String type) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, type, null, null);
    method.visitCode();
    return method;
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static String internal(String name) {
    return Type.getObjectType(name.replace('.', '/')).getInternalName();
  }
}
