package io.descry.registry.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionsTest {

  private static final List<String> FIRST = List.of("com.acme.Orders.find(Orders.java:3)");
  private static final List<String> SECOND = List.of("com.acme.Users.find(Users.java:9)");

  private final Submissions submissions = new Submissions();

  @Test
  void a_line_that_submits_most_tasks_is_named() {
    add(FIRST, 9);
    add(SECOND, 3);

    assertThat(submissions.mainOne()).isEqualTo(FIRST);
  }

  @Test
  void a_task_that_many_lines_submit_is_blamed_on_none() {
    for (int i = 0; i < 12; i++) {
      add(List.of("com.acme.Caller.call(Caller.java:" + i + ")"), 2);
    }

    assertThat(submissions.mainOne()).isNull();
  }

  @Test
  void the_first_submitter_does_not_end_the_search() {
    add(FIRST, 1);
    assertThat(submissions.survived()).isTrue();

    add(SECOND, 15);

    assertThat(submissions.mainOne()).isEqualTo(SECOND);
    assertThat(submissions.survived()).isFalse();
  }

  @Test
  void a_worker_of_a_pool_is_not_started_for_each_of_its_tasks() {
    StackTraceElement hook = new StackTraceElement("java.io.DescryTasks", "submitted", null, 1);
    StackTraceElement start = new StackTraceElement("java.lang.Thread", "start", null, 1);
    StackTraceElement execute =
        new StackTraceElement("java.util.concurrent.ThreadPoolExecutor", "execute", null, 1);

    assertThat(Task.isStartOfThread(new StackTraceElement[] {hook, start, execute})).isTrue();
    assertThat(Task.isStartOfThread(new StackTraceElement[] {hook, execute})).isFalse();
    assertThat(
            Task.isOfPool(
                List.of("a.B.c(B.java:1)", "java.util.concurrent.ThreadPoolExecutor.runWorker(T)")))
        .isTrue();
    assertThat(Task.isOfPool(List.of("a.B.c(B.java:1)", "java.lang.Thread.run(T)"))).isFalse();
  }

  private void add(List<String> frames, int times) {
    for (int i = 0; i < times; i++) {
      submissions.add(frames);
    }
  }
}
