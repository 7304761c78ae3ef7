package io.descry.instrument.weave;

import io.descry.instrument.hook.Operand;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A method that is woven, as its signature tells. Immutable. */
final class MethodShape {

  final boolean isStatic;
  final boolean isConstructor;
  final Type returned;

  private final ClassFacts facts;
  private final String name;
  private final Type[] arguments;

  MethodShape(ClassFacts facts, String name, String descriptor, boolean isStatic) {
    this.facts = facts;
    this.name = name;
    this.isStatic = isStatic;
    this.isConstructor = name.equals("<init>");
    this.arguments = Type.getArgumentTypes(descriptor);
    this.returned = Type.getReturnType(descriptor);
  }

  /** Internal name of the class. */
  String owner() {
    return facts.name;
  }

  /** Descriptor of the argument, which must be there. */
  String argument(int index) {
    if (index >= arguments.length) {
      throw missing("argument " + index);
    }
    return arguments[index].getDescriptor();
  }

  /** The same as a stack map has it. */
  Object argumentType(int index) {
    return verificationType(arguments[index]);
  }

  /** The local variable of the argument. */
  int slotOf(int argument) {
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      slot += arguments[i].getSize();
    }
    return slot;
  }

  /** Descriptor of the field, which must be there, for an object to be read. */
  String field(Operand operand) {
    String found = operand.inherited == null ? facts.field(operand.field) : operand.inherited;
    if (found == null || isStatic) {
      throw missing("field " + operand.field);
    }
    return found;
  }

  /** What the hook wants must be what the method has: a wrong guess would break the class. */
  void check(Operand operand, @Nullable String found) {
    if (!operand.takes(found)) {
      throw missing("value of type " + operand.type + " but " + found);
    }
  }

  IllegalStateException missing(String what) {
    return new IllegalStateException(owner().replace('/', '.') + "." + name + " has no " + what);
  }

  /** Local variables on entry, as a stack map has them. Not for constructors. */
  List<Object> frame() {
    List<Object> locals = new ArrayList<>();
    if (!isStatic) {
      locals.add(owner());
    }
    for (Type argument : arguments) {
      locals.add(verificationType(argument));
    }
    return locals;
  }

  static Object verificationType(Type type) {
    switch (type.getSort()) {
      case Type.LONG:
        return Opcodes.LONG;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.ARRAY:
      case Type.OBJECT:
        return type.getInternalName();
      default:
        return Opcodes.INTEGER;
    }
  }
}
