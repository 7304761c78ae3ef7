package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.INTS;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/** Watch services: one inotify descriptor and a socket pair that wakes its thread up. */
final class WatchHooks {

  private static final String POLLER = "sun.nio.fs.LinuxWatchService$Poller";

  private static final HookCall OPEN =
      HookCall.to("openedAll")
          .constant(DescryKind.WATCH_SERVICE)
          .self()
          .field("ifd", INT)
          .field("socketpair", INTS);

  private static final HookCall CLOSE =
      HookCall.to("closingAll").field("ifd", INT).field("socketpair", INTS).self();

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(POLLER, "<init>").exit(OPEN),
          HookPoint.of(POLLER, "implCloseAll").enter(CLOSE));

  private WatchHooks() {}
}
