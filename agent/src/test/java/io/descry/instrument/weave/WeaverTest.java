package io.descry.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.instrument.WovenSamples;
import io.descry.instrument.hook.HookCall;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.Operand;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Woven methods do what they did, and tell; loaded by a loader whose classes are verified. */
public class WeaverTest {

  private static final String SAMPLES = WovenSamples.class.getName();
  private static final String TOLD = SAMPLES.replace('.', '/');

  private static final HookCall FIELD_AND_ARGUMENT =
      HookCall.of(TOLD, "told")
          .constant(5)
          .self()
          .field("number", Operand.INT)
          .argument(0, Operand.OBJECT)
          .nothing(Operand.OBJECT)
          .returning(Operand.INT);

  private static final HookCall ENTERED = HookCall.of(TOLD, "entered");

  private static final HookCall TOKEN =
      HookCall.of(TOLD, "enteredWith")
          .self()
          .field("number", Operand.INT)
          .returning(Operand.OBJECT);

  private static final HookCall LEFT = HookCall.of(TOLD, "left").entered(Operand.OBJECT);
  private static final HookCall RESULT = HookCall.of(TOLD, "left").result();

  @Test
  void a_call_on_exit_gets_the_arguments_as_they_were_on_entry() throws Throwable {
    HookCall call =
        HookCall.of(TOLD, "told")
            .argument(2, Operand.INT)
            .self()
            .argument(2, Operand.INT)
            .argument(1, Operand.OBJECT)
            .self()
            .returning(Operand.INT);
    Woven woven = woven(HookPoint.of(SAMPLES, "aLong").exit(call));

    assertThat(woven.call("aLong", 4L, "second", 3)).isEqualTo(new WovenSamples(1).aLong(4, "", 3));
    assertThat(woven.told()).hasSize(1).first().asString().startsWith("3 true 3 second " + SAMPLES);
  }

  @Test
  void each_return_tells_and_a_throw_does_not() throws Throwable {
    Woven woven = woven(HookPoint.of(SAMPLES, "fromSeveralPlaces").exit(ENTERED));

    assertThat(woven.call("fromSeveralPlaces", 0)).isEqualTo(0.5);
    assertThat(woven.call("fromSeveralPlaces", 1)).isEqualTo(1.5);
    assertThatThrownBy(() -> woven.call("fromSeveralPlaces", 2)).hasMessage("no 2");
    assertThat(woven.told()).containsExactly("entered", "entered");
    assertThat(woven.field("text")).isEqualTo("finally");
  }

  @Test
  void what_entry_returned_comes_out_on_a_return_and_on_a_throw() throws Throwable {
    Woven woven = woven(HookPoint.of(SAMPLES, "fromSeveralPlaces").enter(TOKEN).always(LEFT));

    assertThat(woven.call("fromSeveralPlaces", 0)).isEqualTo(0.5);
    assertThatThrownBy(() -> woven.call("fromSeveralPlaces", 2)).hasMessage("no 2");
    assertThat(woven.told()).containsExactly("entered 3", "left token", "entered 3", "left token");
  }

  @Test
  void a_hook_that_throws_changes_nothing() throws Throwable {
    Woven woven = wovenInFourWays();
    woven.fail(new StackOverflowError());

    mustDoAsEver(woven);
  }

  @Test
  void a_hook_that_throws_again_when_asked_about_it_changes_nothing() throws Throwable {
    Woven woven = wovenInFourWays();
    woven.fail(new StackOverflowError());
    woven.failWhenAsked(new StackOverflowError());

    mustDoAsEver(woven);
  }

  @Test
  void a_stop_of_the_thread_goes_on_past_what_the_method_catches() throws Throwable {
    Woven woven = wovenInFourWays();
    ThreadDeath stop = new ThreadDeath();
    woven.fail(stop);
    Supplier<Object> value = () -> "value";

    assertThatThrownBy(() -> woven.call("fromSeveralPlaces", 1)).isSameAs(stop);
    assertThatThrownBy(() -> woven.call("caught", value)).isSameAs(stop);
    assertThatThrownBy(() -> woven.call("thrown", 2)).isSameAs(stop);
    assertThatThrownBy(() -> woven.call("aLong", 4L, "second", 3)).isSameAs(stop);
    assertThat(woven.told())
        .containsExactly(
            "entered 3", "asked", "left value", "asked", "left null", "asked", "entered", "asked");
  }

  private static Woven wovenInFourWays() throws Exception {
    return woven(
        HookPoint.of(SAMPLES, "fromSeveralPlaces").enter(TOKEN).always(LEFT),
        HookPoint.of(SAMPLES, "caught").exit(RESULT),
        HookPoint.of(SAMPLES, "thrown").always(HookCall.of(TOLD, "left").nothing(Operand.OBJECT)),
        HookPoint.of(SAMPLES, "aLong").exit(ENTERED),
        HookPoint.of(SAMPLES, "locked")
            .enter(HookCall.of(TOLD, "begun").self().returning(Operand.BOOLEAN))
            .always(HookCall.of(TOLD, "ended").entered(Operand.BOOLEAN)));
  }

  private static void mustDoAsEver(Woven woven) throws Throwable {
    Supplier<Object> value = () -> "value";

    assertThat(woven.call("fromSeveralPlaces", 1)).isEqualTo(1.5);
    assertThatThrownBy(() -> woven.call("fromSeveralPlaces", 2)).hasMessage("no 2");
    assertThat(woven.call("caught", value)).isEqualTo("value");
    assertThat(woven.call("locked", true)).isEqualTo(true);
    assertThat(woven.told())
        .containsExactly(
            "entered 3",
            "asked",
            "left null",
            "asked",
            "entered 3",
            "asked",
            "left null",
            "asked",
            "left value",
            "asked",
            "begun",
            "asked",
            "ended false",
            "asked");
  }

  @Test
  void a_constructor_tells_when_it_is_done_and_so_does_the_one_it_calls() throws Throwable {
    Woven woven = woven(HookPoint.of(SAMPLES, "<init>").exit(constructed()));

    assertThat(woven.told()).containsExactly("5 true 3 null null", "5 true 3 null null");
    assertThat(woven.made(7)).isEqualTo(70);
    assertThat(woven.made(42)).isEqualTo(4);
  }

  private static HookCall constructed() {
    return HookCall.of(TOLD, "told")
        .constant(5)
        .self()
        .field("number", Operand.INT)
        .nothing(Operand.OBJECT)
        .nothing(Operand.OBJECT)
        .returning(Operand.INT);
  }

  @Test
  void a_method_that_begins_with_a_loop_has_room_for_a_call_before_it() throws Throwable {
    Woven woven =
        woven(
            HookPoint.of(SAMPLES, "loopsAtOnce").enter(TOKEN).always(LEFT),
            HookPoint.of(SAMPLES, "statically").enter(ENTERED).exit(ENTERED));

    woven.call("loopsAtOnce", 3);
    woven.call("statically", 1);

    assertThat(woven.field("text")).isEqualTo("text210");
    assertThat(woven.told())
        .containsExactly("entered 3", "left token", "entered", "entered", "entered", "entered");
  }

  @Test
  void two_hooks_of_one_method_both_tell() throws Throwable {
    Woven woven =
        woven(
            HookPoint.of(SAMPLES, "locked").enter(ENTERED),
            HookPoint.of(SAMPLES, "locked").enter(TOKEN).always(LEFT));

    assertThat(woven.call("locked", false)).isEqualTo(false);
    assertThat(woven.told()).containsExactly("entered", "entered 3", "left token");
  }

  @Test
  void a_return_with_something_left_on_the_stack_is_woven() throws Throwable {
    for (int version : new int[] {Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_8, 90}) {
      byte[] made = leavesSomethingOnTheStack(Math.min(version, Opcodes.V17));
      HookPoint point = HookPoint.inLibrary("made.Leaves", "twice").enter(ENTERED).exit(RESULT);
      byte[] newer = made.clone();
      newer[7] = (byte) version;

      Weaver.Woven woven = Weaver.weave(newer, List.of(point));

      assertThat(woven).isNotNull();
      assertThat(woven.bytes[7]).isEqualTo((byte) version);
      woven.bytes[7] = made[7];
      WovenSamples.TOLD.clear();
      Class<?> type = new Defining().define("made.Leaves", woven.bytes);
      assertThat(type.getMethod("twice", Object.class).invoke(null, "x")).isEqualTo("x");
      assertThat(WovenSamples.TOLD).containsExactly("entered", "left x");

      WovenSamples.thrown = new StackOverflowError();
      assertThat(type.getMethod("twice", Object.class).invoke(null, "x")).isEqualTo("x");
      WovenSamples.thrown = null;
    }
  }

  /** {@code twice(x)}: pushes a number, and returns x above it, from two places. */
  private static byte[] leavesSomethingOnTheStack(int version) {
    boolean frames = version >= Opcodes.V1_6;
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, "made/Leaves", null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "twice",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            null);
    Label other = new Label();
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_5);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, other);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(other);
    if (frames) {
      code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.INTEGER});
    }
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void what_a_hook_wants_and_a_class_does_not_have_is_said() throws IOException {
    byte[] bytes = bytes();
    for (HookCall call :
        new HookCall[] {
          ENTERED.field("missing", Operand.OBJECT),
          ENTERED.field("number", Operand.OBJECT),
          ENTERED.field("text", Operand.INT),
          ENTERED.argument(0, Operand.OBJECT),
          ENTERED.argument(3, Operand.OBJECT),
          ENTERED.result()
        }) {
      HookPoint point = HookPoint.of(SAMPLES, "aLong").exit(call);

      assertThatIllegalStateException()
          .isThrownBy(() -> Weaver.weave(bytes, List.of(point)))
          .withMessageStartingWith(SAMPLES + ".aLong has no ");
    }
  }

  @Test
  void a_class_without_the_method_is_left_alone() throws IOException {
    HookPoint point = HookPoint.of(SAMPLES, "nowhere").enter(ENTERED);

    assertThat(Weaver.weave(bytes(), List.of(point))).isNull();
  }

  private static Woven woven(HookPoint... points) throws Exception {
    Weaver.Woven woven = Weaver.weave(bytes(), List.of(points));
    assertThat(woven).isNotNull();
    assertThat(woven.applied).contains(points);
    return new Woven(new Defining().define(SAMPLES, woven.bytes));
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = WovenSamples.class.getResourceAsStream("WovenSamples.class")) {
      return in.readAllBytes();
    }
  }

  /** A copy of the samples, woven, with one object of it. */
  private static final class Woven {

    private final Class<?> type;
    private final Object object;

    Woven(Class<?> type) throws ReflectiveOperationException {
      this.type = type;
      this.object = type.getConstructor(int.class).newInstance(3);
    }

    Object call(String name, Object... arguments) throws Throwable {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)) {
          try {
            return method.invoke(object, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }
      }
      throw new NoSuchMethodException(name);
    }

    int made(int given) throws ReflectiveOperationException {
      Constructor<?> constructor = type.getConstructor(int.class);
      Field number = type.getDeclaredField("number");
      number.setAccessible(true);
      return number.getInt(constructor.newInstance(given));
    }

    Object field(String name) throws ReflectiveOperationException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(object);
    }

    void fail(Error error) throws ReflectiveOperationException {
      type.getField("thrown").set(null, error);
    }

    void failWhenAsked(Error error) throws ReflectiveOperationException {
      type.getField("thrownWhenAsked").set(null, error);
    }

    List<String> told() throws ReflectiveOperationException {
      List<String> told = new ArrayList<>();
      for (Object line : (List<?>) type.getField("TOLD").get(null)) {
        told.add(String.valueOf(line));
      }
      return told;
    }
  }

  /** Defines one class itself; everything else comes from the tests' loader. */
  private static final class Defining extends ClassLoader {

    Defining() {
      super(WeaverTest.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      Class<?> type = defineClass(name, bytes, 0, bytes.length);
      assertThat(Arrays.asList(type.getMethods())).isNotEmpty(); // Links it: the verifier has run.
      return type;
    }
  }
}
