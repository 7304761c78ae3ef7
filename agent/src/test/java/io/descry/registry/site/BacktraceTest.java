package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktraceTest {

  /** HotSpot's MaxJavaStackTraceDepth. */
  private static final int KEPT_FRAMES = 1024;

  private final Backtrace backtrace = new Backtrace();

  @Test
  void stacks_of_one_place_have_one_key() {
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(backtrace.key(new Throwable()));
    }

    assertThat(keys.get(0)).isNotZero();
    assertThat(keys).containsOnly(keys.get(0));
  }

  @Test
  void another_line_caller_or_depth_has_another_key() {
    Throwable one = new Throwable();
    Throwable two = new Throwable();
    List<Long> keys = new ArrayList<>();

    for (Throwable stack : List.of(one, two, below(1), below(2), below(100), viaOther())) {
      keys.add(backtrace.key(stack));
    }

    assertThat(keys).doesNotHaveDuplicates().doesNotContain(0L);
  }

  @Test
  void the_classes_are_those_of_the_frames() {
    assertClasses(new Throwable());
    assertClasses(below(30));
    assertClasses(below(31));
    assertClasses(below(32));
    assertClasses(below(33));
    assertClasses(below(100));
  }

  @Test
  void a_lambda_and_a_reflective_call_keep_classes_and_frames_together() throws Exception {
    List<Throwable> stacks = new ArrayList<>();
    Runnable lambda = () -> stacks.add(new Throwable());
    lambda.run();
    var reflected = BacktraceTest.class.getDeclaredMethod("below", int.class);
    stacks.add((Throwable) reflected.invoke(null, 3));

    stacks.forEach(this::assertClasses);
  }

  @Test
  void a_stack_of_2000_frames_is_cut_alike_in_classes_and_text() {
    Throwable stack = below(2_000);

    assertThat(stack.getStackTrace()).hasSize(KEPT_FRAMES);
    assertClasses(stack);
    assertThat(backtrace.key(stack)).isEqualTo(backtrace.key(below(1_999 + 1)));
  }

  @Test
  void a_stack_that_was_not_taken_has_no_key_and_no_classes() {
    Throwable without = new Throwable(null, null, false, false) {};

    assertThat(backtrace.key(without)).isZero();
    assertThat(backtrace.classes(without)).isEmpty();
  }

  private void assertClasses(Throwable stack) {
    List<String> expected = new ArrayList<>();
    for (StackTraceElement frame : stack.getStackTrace()) {
      expected.add(frame.getClassName());
    }
    List<String> actual = new ArrayList<>();
    for (Class<?> type : backtrace.classes(stack)) {
      actual.add(type.getName());
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static Throwable below(int frames) {
    return frames == 1 ? new Throwable() : below(frames - 1);
  }

  private static Throwable viaOther() {
    return below(1);
  }
}
