package io.descry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeakTextTest {

  private static final String ANSWER =
      """
      ok
      open\t5\tfile-input\t12\t1\tmain\tfalse\taaaa\t/data/a\\tb\t\t
      open\t6\tfile-input\t13\t1\tmain\tfalse\taaaa\t/data/c\t\t
      open\t7\tsocket\t14\t9\tpool-1\ttrue\tbbbb\t\tapi.acme.com:443\t
      open\t8\tsocket\t15\t9\tpool-1\tfalse\t\t\t\tkept for all tests
      counts\taaaa\tfile-input\t2\t0
      counts\tcccc\tdatagram\t0\t3
      site\taaaa\tcom.acme.T.reads(T.java:9)\tjava.io.F.open(F.java:1)\tcom.acme.T.reads(T.java:9)\tjava.lang.reflect.Method.invoke(Method.java:1)\torg.junit.X.y(X.java:2)
      site\tbbbb\tcom.acme.Api.call(Api.java:3)\tcom.acme.Api.call(Api.java:3)\tjava.lang.Thread.run(Thread.java:1)
      submitted\tbbbb\tcom.acme.T.asks(T.java:20)
      site\tcccc\t\tjava.net.D.open(D.java:4)
      last\t8
      """;

  private final OpenAnswer answer = OpenAnswer.parse(ANSWER);

  @Test
  void a_failure_names_each_line_once_with_how_many_and_what_became_of_them() {
    List<OpenDescriptor> leaks = answer.open().subList(0, 3);

    assertThat(LeakText.of("by this test", leaks))
        .isEqualTo(
            """
            3 descriptors were opened by this test and not closed
              2 x file-input /data/a\tb (12), open, and something still refers to it
                at com.acme.T.reads(T.java:9)
              socket to api.acme.com:443 (14), open, and nothing can close it any more
                at com.acme.Api.call(Api.java:3)
                at java.lang.Thread.run(Thread.java:1)
                submitted by com.acme.T.asks(T.java:20)
              fix: open it in try-with-resources, so that every path closes it; if it is
                meant to stay open, allow it with a reason.\
            """);
  }

  @Test
  void the_stack_trace_begins_at_the_line_of_the_application() {
    StackTraceElement[] trace =
        new DescriptorLeakError("by this test", answer.open()).getStackTrace();

    assertThat(trace).containsExactly(new StackTraceElement("com.acme.T", "reads", "T.java", 9));
  }

  @Test
  void an_answer_is_read_as_it_was_written() {
    OpenDescriptor expected = answer.open().get(3);

    assertThat(answer.last()).isEqualTo(8);
    assertThat(expected.expected).isEqualTo("kept for all tests");
    assertThat(expected.frames).isEmpty();
    assertThat(expected.threadId).isEqualTo(9);
    assertThat(answer.tallies().get("cccc").recovered).isEqualTo(3);
    assertThat(answer.site("cccc").applicationFrame).isNull();
  }

  @Test
  void without_a_stack_the_thread_is_named() {
    assertThat(LeakText.of("here", answer.open().subList(3, 4)))
        .contains("socket (15)", "no stack was taken; opened by thread pool-1");
  }
}
