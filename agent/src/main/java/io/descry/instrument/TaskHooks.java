package io.descry.instrument;

import java.io.DescryTaskHooks;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Where tasks are submitted and run: thread pools, scheduled ones, CompletableFuture's own tasks in
 * whatever executor, threads, virtual threads. They are woven only once a handle that a pool's
 * thread opened has survived; before that these classes are as they came. But ThreadPoolExecutor is
 * woven as it loads, or never: HotSpot interprets a frame whose class was redefined for as long as
 * it lasts, and the loop of a pool's worker lasts for ever (measured on 17: 190 ns a task).
 *
 * <p>Not here: tasks of a ForkJoinPool other than CompletableFuture's, and parallel streams. A
 * worker takes several of them in one loop, so an advice in their execution would cost a
 * fine-grained task a tenth of its time.
 */
final class TaskHooks {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String FUTURE = "java.util.concurrent.FutureTask";
  private static final String SUPPLY = "java.util.concurrent.CompletableFuture$AsyncSupply";
  private static final String RUN = "java.util.concurrent.CompletableFuture$AsyncRun";

  /** Woven as their classes load. */
  static final List<HookPoint> OF_POOL =
      Arrays.asList(
          HookPoint.of(POOL, "execute", Submit.class),
          HookPoint.of(POOL, "getTask", NextTask.class),
          HookPoint.of(POOL + "$Worker", "run", FirstTask.class));

  /** Woven when they are wanted. */
  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(FUTURE, "<init>", Made.class),
          HookPoint.of(FUTURE, "run", Run.class),
          HookPoint.of(FUTURE, "runAndReset", Run.class),
          HookPoint.of(
              "java.util.concurrent.ScheduledThreadPoolExecutor", "delayedExecute", Schedule.class),
          HookPoint.of(SUPPLY, "<init>", Made.class),
          HookPoint.of(SUPPLY, "run", Run.class),
          HookPoint.of(RUN, "<init>", Made.class),
          HookPoint.of(RUN, "run", Run.class),
          HookPoint.of("java.lang.Thread", "start", Start.class).taking("()V"),
          HookPoint.of("java.lang.VirtualThread", "start", Start.class)
              .from(21)
              .taking("(Ljdk/internal/vm/ThreadContainer;)V"));

  private TaskHooks() {}

  static final class Submit {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
      DescryTaskHooks.submitted(task, false);
    }
  }

  /** A periodic task runs again and again. */
  static final class Schedule {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
      DescryTaskHooks.submitted(task, true);
    }
  }

  static final class Made {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
      DescryTaskHooks.submitted(task, false);
    }
  }

  static final class Start {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object thread) {
      DescryTaskHooks.submitted(thread, true);
    }
  }

  /** The task of a worker that is made for it. */
  static final class FirstTask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("firstTask") Object task) {
      DescryTaskHooks.begins(task);
    }
  }

  /** The worker has run one task and takes the next. */
  static final class NextTask {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      DescryTaskHooks.ends();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return Object task) {
      DescryTaskHooks.begins(task);
    }
  }

  /** In a pool of its own kind: where it is no pool of ours, nobody else says when it ends. */
  static final class Run {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static boolean enter(@Advice.This Object task) {
      return DescryTaskHooks.begins(task);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter boolean begun) {
      if (begun) {
        DescryTaskHooks.ends();
      }
    }
  }
}
