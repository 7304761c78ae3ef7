package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.api.Descry;
import java.io.DescryApi;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.lang.ref.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTest {

  private final Object owner = new Object();
  private HookedState hooked;

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
  }

  @AfterEach
  void leave() {
    hooked.close();
    Reference.reachabilityFence(owner);
  }

  private DescryApi api() {
    return hooked.state.api;
  }

  private static String name(int number) {
    return "name-" + number;
  }

  @Test
  void marks_are_counted_by_name() {
    Descry.mark("invocation");
    Descry.mark("invocation");
    Descry.mark("night job");

    assertThat(api().marks.get("invocation").sum()).isEqualTo(2);
    assertThat(api().marks.get("night job").sum()).isEqualTo(1);
  }

  @Test
  void more_names_than_a_program_has_constants_are_refused_and_counted() {
    for (int number = 0; number < DescryApi.MOST_NAMES + 5; number++) {
      Descry.mark(name(number));
    }
    Descry.mark(name(0));

    assertThat(api().marks).hasSize(DescryApi.MOST_NAMES);
    assertThat(api().refused(DescryApi.TOO_MANY_NAMES)).isEqualTo(5);
    assertThat(api().marks.get(name(0)).sum()).isEqualTo(2);
  }

  @Test
  void a_name_that_is_none_is_refused_and_counted() {
    Descry.mark(null);
    Descry.mark("");
    Descry.mark("x".repeat(DescryApi.LONGEST_NAME + 1));

    assertThat(api().marks).isEmpty();
    assertThat(api().refused(DescryApi.BAD_NAME)).isEqualTo(3);
  }

  @Test
  void a_native_descriptor_has_its_owner_target_and_stack() {
    Descry.track(owner, 40, "/dev/ttyS0");

    DescryHandle handle = hooked.state.table.get(40);

    assertThat(handle.get()).isSameAs(owner);
    assertThat(handle.kind).isEqualTo((byte) DescryKind.NATIVE);
    assertThat(handle.target).isEqualTo("/dev/ttyS0");
    assertThat((Throwable) handle.stack).isNotNull();
  }

  @Test
  void telling_of_the_same_descriptor_twice_is_once() {
    Descry.track(owner, 40);
    DescryHandle first = hooked.state.table.get(40);
    Descry.track(owner, 40);

    assertThat(hooked.state.table.get(40)).isSameAs(first);
  }

  @Test
  void an_untracked_descriptor_counts_as_closed() {
    Descry.track(owner, 40);
    Descry.untrack(40);

    assertThat(hooked.state.table.get(40)).isNull();
    assertThat(hooked.closed(DescryKind.NATIVE)).isEqualTo(1);
  }

  @Test
  void a_descriptor_of_a_hooks_is_neither_taken_over_nor_let_go() {
    DescryHandle file = hooked.open(DescryKind.FILE_INPUT, owner, 40);

    Descry.track(new Object(), 40);
    Descry.untrack(40);

    assertThat(hooked.state.table.get(40)).isSameAs(file);
    assertThat(api().refused(DescryApi.HAS_A_HOOK)).isEqualTo(1);
    assertThat(api().refused(DescryApi.NOT_TRACKED)).isEqualTo(1);
  }

  @Test
  void numbers_that_cannot_be_are_refused_and_counted() {
    Descry.track(owner, -1);
    Descry.track(owner, Integer.MAX_VALUE);
    Descry.untrack(-1);
    Descry.untrack(Integer.MAX_VALUE);

    assertThat(hooked.state.table.size()).isZero();
    assertThat(api().refused(DescryApi.BAD_NUMBER)).isEqualTo(2);
    assertThat(api().refused(DescryApi.NOT_TRACKED)).isEqualTo(2);
    assertThat(hooked.state.lostEvents.get()).isZero();
  }

  @Test
  void a_descriptor_without_an_owner_is_refused_and_counted() {
    Descry.track(null, 40);

    assertThat(hooked.state.table.get(40)).isNull();
    assertThat(api().refused(DescryApi.NO_OWNER)).isEqualTo(1);
  }

  @Test
  void one_that_the_kernel_does_not_have_is_dropped_and_counted() {
    Descry.track(owner, 40);
    hooked.state.drop(hooked.state.table.get(40));

    assertThat(api().refused(DescryApi.NOT_OPEN)).isEqualTo(1);
  }

  @Test
  void the_agents_answer_to_report_is_given_as_the_document_alone() {
    hooked.state.control = command -> "ok\nfindings=0\n{\"asked\":\"" + command + "\"}\n";

    assertThat(Descry.report()).isEqualTo("{\"asked\":\"report json\"}\n");
  }

  @Test
  void an_agent_that_cannot_answer_gives_no_report() {
    hooked.state.control = command -> "error the agent's thread did not answer";
    assertThat(Descry.report()).isNull();

    hooked.state.control =
        command -> {
          throw new IllegalStateException("broken");
        };
    assertThat(Descry.report()).isNull();
    assertThat(hooked.state.lostEvents.get()).isEqualTo(1);
  }

  @Test
  void without_an_agent_nothing_happens() {
    DescryHooks.state = null;

    Descry.mark("invocation");
    Descry.track(owner, 40);
    Descry.untrack(40);

    assertThat(Descry.report()).isNull();
    assertThat(api().marks).isEmpty();
    assertThat(hooked.state.table.size()).isZero();
  }
}
