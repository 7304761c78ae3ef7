package io.descry.instrument;

import java.io.DescryError;
import java.io.DescryHooks;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Openings that fail for want of descriptors: nothing announces them but their exception. And the
 * errors that follow from it elsewhere, which the JVM makes by the same constructors (seen on 8 to
 * 25); those about classes are looked at only once descriptors were scarce.
 */
final class FailureHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.io.IOException", "<init>", Text.class).taking("(Ljava/lang/String;)"),
          HookPoint.of("sun.nio.fs.UnixException", "<init>", Number.class).taking("(I)"),
          HookPoint.of("java.net.UnknownHostException", "<init>", UnknownHost.class)
              .taking("(Ljava/lang/String;)"),
          HookPoint.of("java.lang.NoClassDefFoundError", "<init>", NoClass.class)
              .taking("(Ljava/lang/String;)"),
          HookPoint.of("java.lang.ClassNotFoundException", "<init>", NotFound.class)
              .taking("(Ljava/lang/String;"),
          HookPoint.of("java.lang.ExceptionInInitializerError", "<init>", Initialiser.class)
              .taking("(Ljava/lang/Throwable;)"));

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

  static final class UnknownHost {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String message) {
      DescryHooks.unknownHost(message);
    }
  }

  static final class NoClass {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String message) {
      DescryHooks.noClass(DescryError.NO_CLASS, message, null);
    }
  }

  static final class NotFound {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) String name) {
      DescryHooks.noClass(DescryError.NOT_FOUND, name, null);
    }
  }

  static final class Initialiser {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Throwable thrown) {
      DescryHooks.noClass(DescryError.INITIALISER, null, thrown);
    }
  }
}
