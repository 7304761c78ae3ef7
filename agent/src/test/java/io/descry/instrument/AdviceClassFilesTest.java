package io.descry.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** The advice's bodies are copied into classes of the JDK: each is one static call. */
class AdviceClassFilesTest {

  @Test
  void an_advice_is_a_class_file_of_java_8() {
    for (Class<?> advice : advices()) {
      assertThat(ClassFile.of(advice).version).as(advice.getName()).isEqualTo(Opcodes.V1_8);
    }
  }

  @Test
  void an_advice_calls_nothing_but_the_hooks() {
    for (Class<?> advice : advices()) {
      List<String> calls = ClassFile.of(advice).calls;
      calls.remove("java/lang/Object.<init>");

      assertThat(calls).as(advice.getName()).isNotEmpty();
      assertThat(calls)
          .as(advice.getName())
          .allMatch(call -> call.matches("java/io/Descry(Http)?Hooks\\..*"));
    }
  }

  @Test
  void an_advice_has_no_dynamic_call_no_lambda_and_no_switch() {
    for (Class<?> advice : advices()) {
      ClassFile file = ClassFile.of(advice);

      assertThat(file.dynamicCalls).as(advice.getName()).isEmpty();
      assertThat(file.lambdas).as(advice.getName()).isEmpty();
      assertThat(file.switches).as(advice.getName()).isEmpty();
    }
  }

  @Test
  void an_advice_names_no_class_of_the_engine() {
    for (Class<?> advice : advices()) {
      for (String type : new TreeSet<>(ClassFile.of(advice).types)) {
        assertThat(type).as(advice.getName()).startsWith("java/");
      }
    }
  }

  private static Set<Class<?>> advices() {
    Set<Class<?>> advices = new LinkedHashSet<>();
    for (HookPoint point : HookPoints.ALL) {
      advices.add(point.advice);
    }
    for (HookPoint point : HookPoints.LIBRARIES) {
      advices.add(point.advice);
    }
    return advices;
  }
}
