package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Directory streams. Each holds two descriptors: this one, and one inside the C library's DIR that
 * no Java object knows; the ledger finds it by its link target.
 */
final class DirectoryHooks {

  private static final String STREAM = "sun.nio.fs.UnixSecureDirectoryStream";

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(STREAM, "<init>", Open.class), HookPoint.of(STREAM, "close", Close.class));

  private DirectoryHooks() {}

  static final class Open {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("dfd") int number,
        @Advice.Argument(0) Object directory) {
      DescryHooks.opened(DescryKind.DIRECTORY_STREAM, owner, number, null, directory);
    }
  }

  /** A second close finds nothing of this owner any more, whoever holds the number by then. */
  static final class Close {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object owner, @Advice.FieldValue("dfd") int number) {
      DescryHooks.closing(number, owner);
    }
  }
}
