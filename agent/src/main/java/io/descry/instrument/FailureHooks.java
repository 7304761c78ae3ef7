package io.descry.instrument;

import java.io.DescryHooks;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Openings that fail for want of descriptors: nothing announces them but their exception. */
final class FailureHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.io.IOException", "<init>", Text.class).taking("(Ljava/lang/String;)"),
          HookPoint.of("sun.nio.fs.UnixException", "<init>", Number.class).taking("(I)"));

  private FailureHooks() {}

  static final class Text {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String message) {
      DescryHooks.failed(message);
    }
  }

  static final class Number {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) int error) {
      DescryHooks.failed(error);
    }
  }
}
