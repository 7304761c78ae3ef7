package io.descry.instrument.weave;

import io.descry.instrument.hook.HookCall;
import io.descry.instrument.hook.Operand;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Writes the call of a hook: its arguments from where they are, and what it returns to where. */
final class CallWriter {

  /** The key of the object's own copy; arguments have their index. */
  private static final int SELF = -1;

  private final MethodVisitor code;
  private final MethodShape shape;
  private final OwnLocals own;

  CallWriter(MethodVisitor code, MethodShape shape, OwnLocals own) {
    this.code = code;
    this.shape = shape;
    this.own = own;
  }

  /**
   * Reserves locals for what the call on exit wants: the method may assign to its arguments. A
   * constructor has no object yet that could be copied.
   */
  void reserveCopies(HookCall call) {
    for (Operand operand : call.operands) {
      if (operand.source == Operand.Source.ARGUMENT) {
        shape.check(operand, shape.argument(operand.number));
        own.copy(operand.number, shape.argumentType(operand.number));
      } else if (needsObject(operand) && !shape.isConstructor) {
        own.copy(SELF, shape.owner());
      }
    }
  }

  void saveCopies() {
    for (Map.Entry<Integer, Integer> copy : own.copies().entrySet()) {
      int argument = copy.getKey();
      boolean isInt = argument != SELF && shape.argument(argument).length() == 1;
      int from = argument == SELF ? 0 : shape.slotOf(argument);
      code.visitVarInsn(isInt ? Opcodes.ILOAD : Opcodes.ALOAD, from);
      code.visitVarInsn(isInt ? Opcodes.ISTORE : Opcodes.ASTORE, copy.getValue());
    }
  }

  void write(HookCall call, boolean atExit) {
    for (Operand operand : call.operands) {
      load(operand, atExit);
    }
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, call.owner, call.name, call.descriptor(), /* isInterface= */ false);
  }

  private void load(Operand operand, boolean atExit) {
    switch (operand.source) {
      case THIS:
        object(atExit);
        break;
      case FIELD:
        field(operand, atExit);
        break;
      case ARGUMENT:
        argument(operand, atExit);
        break;
      case CONSTANT:
        code.visitIntInsn(Opcodes.BIPUSH, operand.number);
        break;
      case NULL:
        code.visitInsn(Opcodes.ACONST_NULL);
        break;
      case ENTERED:
        code.visitVarInsn(operand.load(), own.entered());
        break;
      case RETURNED:
        shape.check(operand, shape.returned.getDescriptor());
        code.visitVarInsn(operand.load(), own.next());
        break;
    }
  }

  private void object(boolean atExit) {
    if (shape.isStatic) {
      throw shape.missing("object");
    }
    Integer copy = atExit ? own.copies().get(SELF) : null;
    code.visitVarInsn(Opcodes.ALOAD, copy == null ? 0 : copy);
  }

  private void field(Operand operand, boolean atExit) {
    String descriptor = shape.field(operand);
    shape.check(operand, descriptor);
    object(atExit);
    code.visitFieldInsn(Opcodes.GETFIELD, shape.owner(), operand.field, descriptor);
  }

  private void argument(Operand operand, boolean atExit) {
    shape.check(operand, shape.argument(operand.number));
    Integer copy = atExit ? own.copies().get(operand.number) : null;
    code.visitVarInsn(operand.load(), copy == null ? shape.slotOf(operand.number) : copy);
  }

  void storeEntered() {
    if (own.entered() >= 0) {
      code.visitVarInsn(own.isEnteredInt() ? Opcodes.ISTORE : Opcodes.ASTORE, own.entered());
    }
  }

  void storeNothingEntered() {
    if (own.entered() >= 0) {
      code.visitInsn(own.isEnteredInt() ? Opcodes.ICONST_0 : Opcodes.ACONST_NULL);
      storeEntered();
    }
  }

  void dropResult(HookCall call) {
    if (call.returnsSomething()) {
      code.visitInsn(Opcodes.POP);
    }
  }

  /** Of the hook's own class: that one is loaded and found, wherever the woven one is. */
  void mustGoOn(HookCall call) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        call.owner,
        "mustGoOn",
        "(Ljava/lang/Throwable;)Z",
        /* isInterface= */ false);
  }

  /** Room on the stack that the calls want; each argument takes one, what they throw two. */
  int stack(@Nullable HookCall enter, @Nullable HookCall exit) {
    int most = 2;
    for (HookCall call : new @Nullable HookCall[] {enter, exit}) {
      most = call == null ? most : Math.max(most, call.operands.size());
    }
    return most;
  }

  private static boolean needsObject(Operand operand) {
    return operand.source == Operand.Source.THIS || operand.source == Operand.Source.FIELD;
  }
}
