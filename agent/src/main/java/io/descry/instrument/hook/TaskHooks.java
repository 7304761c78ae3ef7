package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.BOOLEAN;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.util.Arrays;
import java.util.List;

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

  private static final HookCall SUBMIT =
      HookCall.task("submitted").argument(0, OBJECT).constant(false);

  /** A periodic task runs again and again. */
  private static final HookCall SCHEDULE =
      HookCall.task("submitted").argument(0, OBJECT).constant(true);

  private static final HookCall MADE = HookCall.task("submitted").self().constant(false);
  private static final HookCall START = HookCall.task("submitted").self().constant(true);

  /** The task of a worker that is made for it. */
  private static final HookCall FIRST_TASK =
      HookCall.task("begins").field("firstTask", OBJECT).returning(BOOLEAN);

  /** The worker has run one task and takes the next. */
  private static final HookCall PREVIOUS_ENDS = HookCall.task("ends");

  private static final HookCall NEXT_BEGINS = HookCall.task("begins").result().returning(BOOLEAN);

  /** In a pool of its own kind: where it is no pool of ours, nobody else says when it ends. */
  private static final HookCall RUN_BEGINS = HookCall.task("begins").self().returning(BOOLEAN);

  private static final HookCall RUN_ENDS = HookCall.task("ends").entered(BOOLEAN);

  /** Woven as their classes load. */
  static final List<HookPoint> OF_POOL =
      Arrays.asList(
          HookPoint.of(POOL, "execute").enter(SUBMIT),
          HookPoint.of(POOL, "getTask").enter(PREVIOUS_ENDS).exit(NEXT_BEGINS),
          HookPoint.of(POOL + "$Worker", "run").enter(FIRST_TASK));

  /** Woven when they are wanted. */
  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(FUTURE, "<init>").exit(MADE),
          HookPoint.of(FUTURE, "run").enter(RUN_BEGINS).always(RUN_ENDS),
          HookPoint.of(FUTURE, "runAndReset").enter(RUN_BEGINS).always(RUN_ENDS),
          HookPoint.of("java.util.concurrent.ScheduledThreadPoolExecutor", "delayedExecute")
              .enter(SCHEDULE),
          HookPoint.of(SUPPLY, "<init>").exit(MADE),
          HookPoint.of(SUPPLY, "run").enter(RUN_BEGINS).always(RUN_ENDS),
          HookPoint.of(RUN, "<init>").exit(MADE),
          HookPoint.of(RUN, "run").enter(RUN_BEGINS).always(RUN_ENDS),
          HookPoint.of("java.lang.Thread", "start").enter(START).taking("()V"),
          HookPoint.of("java.lang.VirtualThread", "start")
              .enter(START)
              .from(21)
              .taking("(Ljdk/internal/vm/ThreadContainer;)V"));

  private TaskHooks() {}
}
