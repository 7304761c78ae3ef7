package io.descry.instrument.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The local variables that a hook adds behind those of the method: copies of what the call on exit
 * wants and the method could overwrite meanwhile, and what the call on entry returned. One
 * method's.
 */
final class OwnLocals {

  private final int first;
  private int next;

  /** What stack maps say of ours, in order; each takes one slot. */
  private final List<Object> types = new ArrayList<>();

  /** The copy of the object, by -1, and of arguments, by index. */
  private final Map<Integer, Integer> copies = new LinkedHashMap<>();

  private int entered = -1;

  OwnLocals(int first) {
    this.first = first;
    this.next = first;
  }

  /** The slot for a copy of this operand's source; the same for the same source. */
  void copy(int key, Object type) {
    if (!copies.containsKey(key)) {
      copies.put(key, add(type));
    }
  }

  Map<Integer, Integer> copies() {
    return copies;
  }

  void enter(String returned) {
    entered = add(MethodShape.verificationType(Type.getType(returned)));
  }

  int entered() {
    return entered;
  }

  boolean isEnteredInt() {
    return types.get(entered - first) == Opcodes.INTEGER;
  }

  /** The first slot behind ours, where what is returned or thrown is kept for a moment. */
  int next() {
    return next;
  }

  private int add(Object type) {
    types.add(type);
    return next++;
  }

  /** A frame's local variables with the first {@code count} of ours behind them. */
  Object[] behind(List<Object> locals, int count) {
    List<Object> all = new ArrayList<>(locals);
    if (count > 0) {
      for (int slot = slots(locals); slot < first; slot++) {
        all.add(Opcodes.TOP);
      }
      all.addAll(types.subList(0, count));
    }
    return all.toArray();
  }

  /** Ours alone, and one more behind them. */
  Object[] behindAnd(Object last) {
    List<Object> all = new ArrayList<>();
    for (int slot = 0; slot < first; slot++) {
      all.add(Opcodes.TOP);
    }
    all.addAll(types);
    all.add(last);
    return all.toArray();
  }

  int count() {
    return types.size();
  }

  private static int slots(List<Object> locals) {
    int slots = 0;
    for (Object type : locals) {
      slots += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }
    return slots;
  }
}
