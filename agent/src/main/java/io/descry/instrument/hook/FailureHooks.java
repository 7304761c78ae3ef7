package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.STRING;
import static io.descry.instrument.hook.Operand.THROWABLE;

import java.io.DescryError;
import java.util.Arrays;
import java.util.List;

/**
 * Openings that fail for want of descriptors: nothing announces them but their exception. And the
 * errors that follow from it elsewhere, which the JVM makes by the same constructors (seen on 8 to
 * 25); those about classes are looked at only once descriptors were scarce.
 */
final class FailureHooks {

  private static final HookCall TEXT = HookCall.to("failed").argument(0, STRING);
  private static final HookCall NUMBER = HookCall.to("failed").argument(0, INT);
  private static final HookCall UNKNOWN_HOST = HookCall.to("unknownHost").argument(0, STRING);

  private static final HookCall NO_CLASS =
      HookCall.to("noClass").constant(DescryError.NO_CLASS).argument(0, STRING).nothing(THROWABLE);

  private static final HookCall NOT_FOUND =
      HookCall.to("noClass").constant(DescryError.NOT_FOUND).argument(0, STRING).nothing(THROWABLE);

  private static final HookCall INITIALISER =
      HookCall.to("noClass")
          .constant(DescryError.INITIALISER)
          .nothing(STRING)
          .argument(0, THROWABLE);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.io.IOException", "<init>").exit(TEXT).taking("(Ljava/lang/String;)"),
          HookPoint.of("sun.nio.fs.UnixException", "<init>").exit(NUMBER).taking("(I)"),
          HookPoint.of("java.net.UnknownHostException", "<init>")
              .exit(UNKNOWN_HOST)
              .taking("(Ljava/lang/String;)"),
          HookPoint.of("java.lang.NoClassDefFoundError", "<init>")
              .exit(NO_CLASS)
              .taking("(Ljava/lang/String;)"),
          HookPoint.of("java.lang.ClassNotFoundException", "<init>")
              .exit(NOT_FOUND)
              .taking("(Ljava/lang/String;"),
          HookPoint.of("java.lang.ExceptionInInitializerError", "<init>")
              .exit(INITIALISER)
              .taking("(Ljava/lang/Throwable;)"));

  private FailureHooks() {}
}
