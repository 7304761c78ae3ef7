package io.descry.instrument.hook;

import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** One argument of a hook's call: where a woven method takes it from, and as what. Immutable. */
public final class Operand {

  public static final String INT = "I";
  public static final String BOOLEAN = "Z";
  public static final String INTS = "[I";
  public static final String OBJECT = "Ljava/lang/Object;";
  static final String STRING = "Ljava/lang/String;";
  static final String THROWABLE = "Ljava/lang/Throwable;";
  static final String DESCRIPTOR = "Ljava/io/FileDescriptor;";
  static final String SOCKET = "Ljava/net/SocketImpl;";
  static final String ZIP = "Ljava/io/RandomAccessFile;";

  /** Where it comes from. */
  public enum Source {
    THIS,
    ARGUMENT,
    FIELD,
    CONSTANT,
    NULL,
    ENTERED,
    RETURNED
  }

  public final Source source;

  /** What the hook's parameter is, as a descriptor; {@link #OBJECT} takes any reference. */
  public final String type;

  /** An argument's index, or the constant. */
  public final int number;

  /** A field's name, or empty. */
  public final String field;

  /** Of a field that a superclass declares: its descriptor there. Null for all else. */
  public final @Nullable String inherited;

  private Operand(
      Source source, String type, int number, String field, @Nullable String inherited) {
    this.source = source;
    this.type = type;
    this.number = number;
    this.field = field;
    this.inherited = inherited;
  }

  static Operand of(Source source, String type, int number) {
    return new Operand(source, type, number, "", null);
  }

  public static Operand field(String name, String type, @Nullable String inherited) {
    return new Operand(Source.FIELD, type, 0, name, inherited);
  }

  boolean isPrimitive() {
    return type.length() == 1;
  }

  /** Whether what is found in the woven class, of this descriptor, can be handed over as it is. */
  public boolean takes(@Nullable String found) {
    return type.equals(found)
        || (type.equals(OBJECT) && found != null && (found.charAt(0) == 'L' || isArray(found)));
  }

  private static boolean isArray(String descriptor) {
    return descriptor.charAt(0) == '[';
  }

  /** The instruction that loads a local variable of this type. */
  public int load() {
    return isPrimitive() ? Opcodes.ILOAD : Opcodes.ALOAD;
  }

  /** The instruction that stores one. */
  int store() {
    return isPrimitive() ? Opcodes.ISTORE : Opcodes.ASTORE;
  }
}
