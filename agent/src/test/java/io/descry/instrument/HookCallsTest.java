package io.descry.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.instrument.hook.HookCall;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.HookPoints;
import io.descry.instrument.hook.Operand;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

/**
 * What the list of hooks calls, held against the boot classes: a wrong name would break a class.
 */
class HookCallsTest {

  private static final Set<String> OF_ANY_LIBRARY =
      Set.of(Operand.INT, Operand.BOOLEAN, Operand.OBJECT, Operand.INTS);

  @Test
  void every_call_is_a_public_static_method_of_a_boot_class() throws Exception {
    for (HookCall call : calls()) {
      assertThat(methods(call)).as(call.toString()).contains(call.toString());
    }
  }

  @Test
  void the_class_of_every_call_says_what_must_go_on() throws Exception {
    for (HookCall call : calls()) {
      assertThat(methods(call)).contains(call.owner + ".mustGoOn(Ljava/lang/Throwable;)Z");
    }
  }

  @Test
  void a_constructor_is_hooked_only_where_it_returns() {
    assertThat(points())
        .filteredOn(point -> point.method.equals("<init>"))
        .allMatch(point -> point.enter == null && point.exit != null && !point.always);
  }

  @Test
  void a_hook_that_comes_also_on_a_throw_wants_no_result() {
    assertThat(points())
        .filteredOn(point -> point.always)
        .allMatch(point -> !has(point, Operand.Source.RETURNED));
  }

  @Test
  void what_a_call_on_exit_is_given_was_returned_on_entry() {
    assertThat(points())
        .filteredOn(point -> has(point, Operand.Source.ENTERED))
        .allMatch(point -> point.enter != null && point.enter.returnsSomething());
  }

  @Test
  void a_shaded_library_has_other_types_so_its_hooks_take_objects() {
    for (HookPoint point : HookPoints.LIBRARIES) {
      for (HookCall call : calls(point)) {
        assertThat(call.operands)
            .as(point.toString())
            .allMatch(
                operand -> OF_ANY_LIBRARY.contains(operand.type) && operand.inherited == null);
      }
    }
  }

  private static boolean has(HookPoint point, Operand.Source source) {
    return point.exit != null
        && point.exit.operands.stream().anyMatch(operand -> operand.source == source);
  }

  private static List<String> methods(HookCall call) throws ClassNotFoundException {
    List<String> methods = new ArrayList<>();
    for (Method method : Class.forName(call.owner.replace('/', '.')).getMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        methods.add(call.owner + "." + method.getName() + Type.getMethodDescriptor(method));
      }
    }
    return methods;
  }

  private static Set<HookCall> calls() {
    Set<HookCall> calls = new LinkedHashSet<>();
    points().forEach(point -> calls.addAll(calls(point)));
    return calls;
  }

  private static List<HookCall> calls(HookPoint point) {
    List<HookCall> calls = new ArrayList<>();
    if (point.enter != null) {
      calls.add(point.enter);
    }
    if (point.exit != null) {
      calls.add(point.exit);
    }
    return calls;
  }

  private static List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>(HookPoints.ALL);
    points.addAll(HookPoints.LIBRARIES);
    points.addAll(HookPoints.TASKS);
    points.addAll(HookPoints.POOL);
    return points;
  }
}
