package io.descry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every open and close of an application goes through. */
class HotPathTest {

  private static final int FILE = DescryKind.FILE_INPUT;
  private static final int THREADS = 8;
  private static final int TURNS = 100_000;

  /** Numbers that one thread may use: the kernel gives no number out twice either. */
  private static final int NUMBERS = 40;

  @Test
  void an_open_and_a_close_without_a_stack_allocate_one_handle() {
    try (HookedState hooked = HookedState.withoutStacks()) {
      Object owner = new Object();
      openAndClose(owner, 20_000);

      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long self = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(self);
      openAndClose(owner, TURNS);
      long bytes = threads.getThreadAllocatedBytes(self) - before;

      assertThat((double) bytes / TURNS).isLessThanOrEqualTo(88);
      assertThat(hooked.closed(FILE)).isEqualTo(20_000 + TURNS);
    }
  }

  private static void openAndClose(Object owner, int turns) {
    for (int i = 0; i < turns; i++) {
      DescryHooks.opened(FILE, owner, 7, null, null);
      DescryHooks.closing(7);
    }
  }

  @Test
  void nothing_is_lost_between_threads() throws Exception {
    try (HookedState hooked = HookedState.withoutStacks()) {
      ExecutorService pool = Executors.newFixedThreadPool(THREADS);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Long>> opened = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * NUMBERS;
        opened.add(
            pool.submit(
                () -> {
                  start.await();
                  return openAndSometimesClose(first);
                }));
      }
      start.countDown();
      long all = 0;
      for (Future<Long> one : opened) {
        all += one.get();
      }
      pool.shutdown();

      assertThat(hooked.closed(FILE) + inTable(hooked)).isEqualTo(all);
      assertThat(hooked.state.lostEvents).hasValue(0);
      assertThat(hooked.state.table.size()).isEqualTo(THREADS * NUMBERS);
    }
  }

  /** Leaves out one close in seven: the next open of the number counts it. */
  private static long openAndSometimesClose(int first) {
    for (int i = 0; i < TURNS; i++) {
      int number = first + i % NUMBERS;
      Object owner = new Object();
      DescryHooks.opened(FILE, owner, number, null, null);
      if (i % 7 != 0) {
        DescryHooks.closing(number);
      }
      Reference.reachabilityFence(owner); // Collected before its close, it would be recovered.
    }
    return TURNS;
  }

  @Test
  void of_many_closes_of_one_number_one_counts() throws Exception {
    Object owner = new Object();
    try (HookedState hooked = HookedState.withoutStacks()) {
      ExecutorService pool = Executors.newFixedThreadPool(THREADS);
      for (int round = 0; round < 500; round++) {
        hooked.open(FILE, owner, 7);
        List<Future<?>> closes = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          closes.add(pool.submit(() -> DescryHooks.closing(7)));
        }
        for (Future<?> close : closes) {
          close.get();
        }
      }
      pool.shutdown();

      assertThat(hooked.closed(FILE)).isEqualTo(500);
    }
    Reference.reachabilityFence(owner);
  }

  private static long inTable(HookedState hooked) {
    long open = 0;
    for (int number = 0; number < hooked.state.table.size(); number++) {
      DescryHandle handle = hooked.state.table.get(number);
      open += handle == null ? 0 : 1;
    }
    return open;
  }
}
