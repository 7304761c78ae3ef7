package io.descry.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What a class file holds, as far as the rules for woven code ask. */
public final class ClassFile {

  final List<String> dynamicCalls = new ArrayList<>();
  final List<String> switches = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  public final List<String> types = new ArrayList<>();
  final List<String> lambdas = new ArrayList<>();
  final List<String> staticFields = new ArrayList<>();
  public int version;

  /** Most local variables, and the deepest stack, of one of its methods. */
  public int maxLocals;

  public int maxStack;

  public ClassFile(byte[] bytes) {
    new ClassReader(bytes).accept(new Reader(), 0);
  }

  static ClassFile of(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      return new ClassFile(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void addType(String descriptor) {
    Type type = Type.getType(descriptor);
    if (type.getSort() == Type.METHOD) {
      for (Type argument : type.getArgumentTypes()) {
        addType(argument.getDescriptor());
      }
      addType(type.getReturnType().getDescriptor());
    } else if (type.getSort() == Type.ARRAY) {
      addType(type.getElementType().getDescriptor());
    } else if (type.getSort() == Type.OBJECT) {
      types.add(type.getInternalName());
    }
  }

  private void addInternal(String name) {
    addType(name.startsWith("[") ? name : "L" + name + ";");
  }

  private final class Reader extends ClassVisitor {
    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int classVersion, int access, String name, String signature, String parent, String[] all) {
      version = classVersion;
      addInternal(parent);
      for (String type : all) {
        addInternal(type);
      }
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      addType(descriptor);
      if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0) {
        staticFields.add(name);
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      addType(descriptor);
      if (name.startsWith("lambda$")) {
        lambdas.add(name);
      }
      return new Body(name);
    }
  }

  private final class Body extends MethodVisitor {
    private final String method;

    Body(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      calls.add(owner + "." + name);
      addInternal(owner);
      addType(descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      addInternal(owner);
      addType(descriptor);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      addInternal(type);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if (type != null) {
        addInternal(type);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      dynamicCalls.add(method + " " + name);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
      switches.add(method);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
      switches.add(method);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      maxStack = Math.max(maxStack, stack);
      maxLocals = Math.max(maxLocals, locals);
    }
  }
}
