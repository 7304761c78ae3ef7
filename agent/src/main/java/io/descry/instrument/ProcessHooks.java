package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * The pipes of a child process: up to three, fewer where redirected. They close one by one through
 * their FileDescriptors.
 */
final class ProcessHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.lang.ProcessImpl", "start", Start.class),
          HookPoint.of("java.lang.ProcessImpl", "initStreams", Open.class).from(9),
          HookPoint.of("java.lang.UNIXProcess", "initStreams", Open.class).to(8));

  private ProcessHooks() {}

  /** Native code makes eight ends of pipes first, and closes half of them at the end. */
  static final class Start {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter() {
      DescryHooks.startingProcess();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit() {
      DescryHooks.startedProcess();
    }
  }

  static final class Open {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.Argument(0) int[] numbers) {
      DescryHooks.openedAll(DescryKind.PROCESS, owner, numbers, null);
    }
  }
}
