package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class AgentCpuTest {

  private static final long WORK_NANOS = 200_000_000;

  /** The kernel counts in hundredths of a second. */
  private static final long SLACK_NANOS = 60_000_000;

  private final AgentCpu cpu = new AgentCpu();

  @Test
  void what_a_thread_does_unasked_is_the_agents() {
    cpu.noteCurrentThread();
    long before = cpu.unaskedNanos();

    work();

    assertThat(cpu.unaskedNanos() - before).isGreaterThan(WORK_NANOS / 2);
  }

  @Test
  void what_was_asked_for_is_not() {
    cpu.noteCurrentThread();
    work(); // A thread without any time yet is not measured.
    long before = cpu.unaskedNanos();

    cpu.asked(AgentCpuTest::work);

    assertThat(cpu.unaskedNanos() - before).isLessThan(SLACK_NANOS);
  }

  @Test
  void a_thread_that_only_answers_costs_nothing_unasked() {
    cpu.noteServingThread();

    work();

    assertThat(cpu.unaskedNanos()).isZero();
  }

  @Test
  void the_time_of_attention_is_asked_for_once() {
    cpu.noteCurrentThread();
    work();
    long before = cpu.unaskedNanos();
    Attention attention = new Attention(cpu);

    attention.step(true, 0);
    work();
    cpu.asked(AgentCpuTest::work);
    attention.step(false, 1);

    assertThat(Math.abs(cpu.unaskedNanos() - before)).isLessThan(SLACK_NANOS);
  }

  /** Uses so much CPU time, however long that takes on a busy machine. */
  private static long work() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + WORK_NANOS;
    long turns = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      turns++;
    }
    return turns;
  }
}
