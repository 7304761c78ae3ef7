package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Watch services: one inotify descriptor and a socket pair that wakes its thread up. */
final class WatchHooks {

  private static final String POLLER = "sun.nio.fs.LinuxWatchService$Poller";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(POLLER, "<init>", Open.class),
          HookPoint.of(POLLER, "implCloseAll", Close.class));

  private WatchHooks() {}

  static final class Open {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("ifd") int inotify,
        @Advice.FieldValue("socketpair") int[] pair) {
      DescryHooks.openedAll(
          DescryKind.WATCH_SERVICE, owner, new int[] {inotify, pair[0], pair[1]}, null);
    }
  }

  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object owner,
        @Advice.FieldValue("ifd") int inotify,
        @Advice.FieldValue("socketpair") int[] pair) {
      DescryHooks.closing(inotify, owner);
      DescryHooks.closing(pair[0], owner);
      DescryHooks.closing(pair[1], owner);
    }
  }
}
