package io.descry.instrument.hook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The one static call that a hook puts into a method: what it calls, and with which arguments. A
 * chain of data, so that the list of hooks reads as a table and costs nothing to load. Immutable.
 */
public final class HookCall {

  private static final String HOOKS = "java/io/DescryHooks";
  private static final String HTTP = "java/io/DescryHttpHooks";
  private static final String TASKS = "java/io/DescryTaskHooks";

  /** Internal name of the boot class. */
  public final String owner;

  public final String name;

  /** Descriptor of what it returns; what a call on exit returns is dropped. */
  public final String returned;

  public final List<Operand> operands;

  private HookCall(String owner, String name, String returned, List<Operand> operands) {
    this.owner = owner;
    this.name = name;
    this.returned = returned;
    this.operands = operands;
  }

  /** Of a class that the woven one can see. */
  public static HookCall of(String owner, String name) {
    return new HookCall(owner, name, "V", Collections.<Operand>emptyList());
  }

  /** Of {@code DescryHooks}. */
  static HookCall to(String name) {
    return of(HOOKS, name);
  }

  /** Of {@code DescryHttpHooks}. */
  static HookCall http(String name) {
    return of(HTTP, name);
  }

  /** Of {@code DescryTaskHooks}. */
  static HookCall task(String name) {
    return of(TASKS, name);
  }

  /** What the call on exit gets as {@link #entered}. */
  public HookCall returning(String type) {
    return new HookCall(owner, name, type, operands);
  }

  /** The object whose method it is. */
  public HookCall self() {
    return self(Operand.OBJECT);
  }

  /** The same, as a superclass of it. */
  public HookCall self(String type) {
    return with(Operand.of(Operand.Source.THIS, type, 0));
  }

  /** The method's argument of this index, as it was on entry. */
  public HookCall argument(int index, String type) {
    return with(Operand.of(Operand.Source.ARGUMENT, type, index));
  }

  /** A field of the class itself; where it is missing, so is the hook. */
  public HookCall field(String field, String type) {
    return with(Operand.field(field, type, null));
  }

  /** A field that a superclass declares with this descriptor. */
  HookCall inherited(String field, String declared, String type) {
    return with(Operand.field(field, type, declared));
  }

  /** A {@code DescryKind}, or another number. */
  public HookCall constant(int number) {
    return with(Operand.of(Operand.Source.CONSTANT, Operand.INT, number));
  }

  public HookCall constant(boolean truth) {
    return with(Operand.of(Operand.Source.CONSTANT, Operand.BOOLEAN, truth ? 1 : 0));
  }

  public HookCall nothing(String type) {
    return with(Operand.of(Operand.Source.NULL, type, 0));
  }

  /** What the call on entry returned; null or false where that failed. */
  public HookCall entered(String type) {
    return with(Operand.of(Operand.Source.ENTERED, type, 0));
  }

  /** What the method returns. */
  public HookCall result() {
    return with(Operand.of(Operand.Source.RETURNED, Operand.OBJECT, 0));
  }

  private HookCall with(Operand operand) {
    List<Operand> more = new ArrayList<>(operands);
    more.add(operand);
    return new HookCall(owner, name, returned, more);
  }

  /** The descriptor of the hook. */
  public String descriptor() {
    StringBuilder text = new StringBuilder("(");
    for (Operand operand : operands) {
      text.append(operand.type);
    }
    return text.append(')').append(returned).toString();
  }

  public boolean returnsSomething() {
    return !returned.equals("V");
  }

  /** Name in messages and tests. */
  @Override
  public String toString() {
    return owner + "." + name + descriptor();
  }
}
