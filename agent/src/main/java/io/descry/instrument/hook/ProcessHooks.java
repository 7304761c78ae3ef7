package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INTS;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * The pipes of a child process: up to three, fewer where redirected. They close one by one through
 * their FileDescriptors.
 */
final class ProcessHooks {

  /** Native code makes eight ends of pipes first, and closes half of them at the end. */
  private static final HookCall STARTING = HookCall.to("startingProcess");

  private static final HookCall STARTED = HookCall.to("startedProcess");

  /** On entry: on exit the reaper may have closed the pipes, and others may have the numbers. */
  private static final HookCall OPEN =
      HookCall.to("openedAll")
          .constant(DescryKind.PROCESS)
          .self()
          .argument(0, INTS)
          .nothing(OBJECT);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.lang.ProcessImpl", "start").enter(STARTING).always(STARTED),
          HookPoint.of("java.lang.ProcessImpl", "initStreams").enter(OPEN).from(9),
          HookPoint.of("java.lang.UNIXProcess", "initStreams").enter(OPEN).to(8));

  private ProcessHooks() {}
}
