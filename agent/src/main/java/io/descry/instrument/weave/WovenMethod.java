package io.descry.instrument.weave;

import io.descry.instrument.hook.HookCall;
import io.descry.instrument.hook.HookPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes one method with a hook's calls in it. What the calls throw is dropped, but for a stop of
 * the thread, and nothing of the method's own is changed: its locals stay where they are, ours come
 * behind them, and stack maps get ours added. On the way out the call stands before each return,
 * not in one block for all: a compiler may leave values on the stack of a return (Kotlin does),
 * which a jump may not.
 */
final class WovenMethod extends MethodVisitor {

  private static final String ANY = "java/lang/Throwable";
  private static final Object[] THROWN = {ANY};

  private final MethodShape shape;
  private final @Nullable HookCall enter;
  private final @Nullable HookCall exit;
  private final boolean always;
  private final boolean withFrames;
  private final OwnLocals own;
  private final CallWriter calls;

  /** The method's own handlers: behind ours, or they would catch what our calls throw. */
  private final List<Runnable> handlers = new ArrayList<>();

  /** Where a call that failed on the way out goes on; null while there was no return. */
  private @Nullable Label dropped;

  /** What the call on a throw covers, in pairs of labels; the last is open. */
  private final List<Label> covered = new ArrayList<>();

  WovenMethod(
      MethodVisitor target, MethodShape shape, HookPoint point, int locals, boolean withFrames) {
    super(Opcodes.ASM9, target);
    this.shape = shape;
    this.enter = point.enter;
    this.exit = point.exit;
    this.always = point.always;
    this.withFrames = withFrames;
    this.own = new OwnLocals(locals);
    this.calls = new CallWriter(target, shape, own);
    if (exit != null) {
      calls.reserveCopies(exit);
    }
    if (enter != null && enter.returnsSomething()) {
      own.enter(enter.returned);
    }
  }

  /** How many locals the method has with ours. */
  int localsAfter() {
    return own.next() + Math.max(1, shape.returned.getSize()); // What is returned, or thrown.
  }

  @Override
  public void visitCode() {
    super.visitCode();
    calls.saveCopies();
    if (enter != null) {
      enter(enter);
    }
    if (always) {
      cover();
    }
  }

  private void enter(HookCall call) {
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    Label body = new Label();
    mv.visitTryCatchBlock(start, end, failed, ANY);
    mv.visitLabel(start);
    calls.write(call, false);
    calls.storeEntered();
    mv.visitLabel(end);
    mv.visitJumpInsn(Opcodes.GOTO, body);
    mv.visitLabel(failed);
    int copies = own.copies().size();
    drop(call, own.behind(shape.frame(), copies));
    calls.storeNothingEntered();
    mv.visitLabel(body);
    frame(own.behind(shape.frame(), own.count()), new Object[0]);
    mv.visitInsn(Opcodes.NOP); // The method's own first frame may be at its very beginning.
  }

  @Override
  public void visitInsn(int opcode) {
    if (exit == null || opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
      super.visitInsn(opcode);
      return;
    }
    uncover();
    if (dropped == null) {
      dropped = new Label();
    }
    keepReturned(Opcodes.ISTORE);
    call(exit, dropped);
    keepReturned(Opcodes.ILOAD);
    super.visitInsn(opcode);
    cover();
  }

  /**
   * What the call has thrown: its class is asked whether it must go on. What that throws in turn,
   * on the last bytes of a stack, is dropped with the rest.
   */
  private void drop(HookCall call, Object[] locals) {
    Label start = new Label();
    Label end = new Label();
    Label dropped = new Label();
    mv.visitTryCatchBlock(start, end, dropped, ANY);
    frame(locals, THROWN);
    mv.visitInsn(Opcodes.DUP);
    mv.visitLabel(start);
    calls.mustGoOn(call);
    mv.visitLabel(end);
    mv.visitJumpInsn(Opcodes.IFEQ, dropped);
    mv.visitInsn(Opcodes.ATHROW);
    mv.visitLabel(dropped);
    frame(locals, THROWN);
    mv.visitInsn(Opcodes.POP);
  }

  /** The call with its own handler. */
  private void call(HookCall call, Label handler) {
    Label start = new Label();
    Label end = new Label();
    mv.visitTryCatchBlock(start, end, handler, ANY);
    mv.visitLabel(start);
    calls.write(call, true);
    calls.dropResult(call);
    mv.visitLabel(end);
  }

  private void keepReturned(int intOpcode) {
    if (shape.returned != Type.VOID_TYPE) {
      mv.visitVarInsn(shape.returned.getOpcode(intOpcode), own.next());
    }
  }

  private void cover() {
    if (always) {
      Label start = new Label();
      mv.visitLabel(start);
      covered.add(start);
    }
  }

  private void uncover() {
    if (always) {
      Label end = new Label();
      mv.visitLabel(end);
      covered.add(end);
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    handlers.add(() -> super.visitTryCatchBlock(start, end, handler, type));
  }

  @Override
  public void visitFrame(
      int type,
      int localCount,
      Object @Nullable [] locals,
      int stackCount,
      Object @Nullable [] stack) {
    List<Object> before =
        locals == null
            ? Collections.<Object>emptyList()
            : Arrays.asList(locals).subList(0, localCount);
    Object[] all = own.behind(before, own.count());
    super.visitFrame(type, all.length, all, stackCount, stack);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    uncover();
    if (exit != null && dropped != null) {
      returnAllTheSame(exit, dropped);
    }
    Label thrown = always && exit != null ? throwAllTheSame(exit) : null;
    for (Runnable handler : handlers) {
      handler.run();
    }
    if (thrown != null) {
      catchAll(thrown);
    }
    // Another hook of this method, whose code has passed through here, may have more.
    super.visitMaxs(maxStack + calls.stack(enter, exit), Math.max(maxLocals, localsAfter()));
  }

  private void returnAllTheSame(HookCall call, Label handler) {
    mv.visitLabel(handler);
    boolean isVoid = shape.returned == Type.VOID_TYPE;
    drop(call, isVoid ? ours() : oursAnd(MethodShape.verificationType(shape.returned)));
    keepReturned(Opcodes.ILOAD);
    mv.visitInsn(shape.returned.getOpcode(Opcodes.IRETURN));
  }

  private Label throwAllTheSame(HookCall call) {
    Label thrown = new Label();
    Label failed = new Label();
    mv.visitLabel(thrown);
    frame(ours(), THROWN);
    mv.visitVarInsn(Opcodes.ASTORE, own.next());
    call(call, failed);
    rethrow();
    mv.visitLabel(failed);
    drop(call, oursAnd(ANY));
    rethrow();
    return thrown;
  }

  private void rethrow() {
    mv.visitVarInsn(Opcodes.ALOAD, own.next());
    mv.visitInsn(Opcodes.ATHROW);
  }

  /** Last in the table, and not where nothing lies between: an empty range is an error. */
  private void catchAll(Label handler) {
    for (int i = 0; i < covered.size(); i += 2) {
      if (covered.get(i).getOffset() < covered.get(i + 1).getOffset()) {
        super.visitTryCatchBlock(covered.get(i), covered.get(i + 1), handler, null);
      }
    }
  }

  private Object[] ours() {
    return own.behind(Collections.<Object>emptyList(), own.count());
  }

  private Object[] oursAnd(Object last) {
    return own.behindAnd(last);
  }

  private void frame(Object[] locals, Object[] stack) {
    if (withFrames) {
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
    }
  }
}
