package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DescryKind;
import java.io.DescryStack;
import java.io.DescryTaskHooks;
import java.io.DescryTasks;
import java.lang.ref.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {

  private final Object task = new Object();
  private final Object owner = new Object();
  private HookedState hooked;

  @BeforeEach
  void enter() {
    hooked = HookedState.withStacks();
    tasks().setOn(true);
    tasks().refill();
  }

  @AfterEach
  void leave() {
    hooked.close();
    Reference.reachabilityFence(task);
    Reference.reachabilityFence(owner);
  }

  private DescryTasks tasks() {
    return hooked.state.tasks;
  }

  /** Of what this thread opens now, or null. */
  private Throwable submission() {
    return ((DescryStack) hooked.open(DescryKind.FILE_INPUT, new Object(), 7).stack).submission;
  }

  @Test
  void an_open_in_a_task_says_where_the_task_was_submitted() {
    DescryTaskHooks.submitted(task, false);

    assertThat(DescryTaskHooks.begins(task)).isTrue();
    assertThat(submission().getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(TasksTest.class.getName()));
  }

  @Test
  void an_open_after_the_task_or_in_another_one_says_nothing() {
    DescryTaskHooks.submitted(task, false);
    DescryTaskHooks.begins(task);
    DescryTaskHooks.ends();
    assertThat(submission()).isNull();

    assertThat(DescryTaskHooks.begins(new Object())).isFalse();
    assertThat(submission()).isNull();
  }

  @Test
  void a_periodic_task_is_known_each_time_also_where_it_was_made_first_and_scheduled_after() {
    DescryTaskHooks.submitted(task, false);
    DescryTaskHooks.submitted(task, true);

    DescryTaskHooks.begins(task);
    DescryTaskHooks.ends();

    assertThat(DescryTaskHooks.begins(task)).isTrue();
  }

  @Test
  void what_a_started_thread_opens_says_who_started_it() {
    DescryTaskHooks.submitted(Thread.currentThread(), true);

    assertThat(submission()).isNotNull();
  }

  @Test
  void nothing_is_kept_while_it_is_not_wanted() {
    tasks().setOn(false);
    DescryTaskHooks.submitted(task, false);
    tasks().setOn(true);

    assertThat(DescryTaskHooks.begins(task)).isFalse();
    assertThat(submission()).isNull();
  }

  @Test
  void submissions_beyond_the_budget_are_not_sampled() {
    int sampled = 0;
    Object[] many = new Object[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Object();
      DescryTaskHooks.submitted(many[i], false);
    }
    for (Object one : many) {
      sampled += DescryTaskHooks.begins(one) ? 1 : 0;
    }

    assertThat(sampled).isBetween(1, 256);
  }
}
