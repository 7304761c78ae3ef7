package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * FileInputStream, FileOutputStream and RandomAccessFile: each has one private {@code open} above
 * the native, which the constructors on a FileDescriptor do not call. They close through their
 * FileDescriptor.
 */
final class FileHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.io.FileInputStream", "open", OpenInput.class),
          HookPoint.of("java.io.FileOutputStream", "open", OpenOutput.class),
          HookPoint.of("java.io.RandomAccessFile", "open", OpenRandomAccess.class),
          HookPoint.of("java.io.FileDescriptor", "close", CloseDescriptor.class).from(9),
          HookPoint.of("java.io.FileDescriptor", "closeAll", CloseDescriptor.class).to(8),
          HookPoint.of("java.io.FileCleanable", "performCleanup", CloseDescriptor.class).from(9));

  private FileHooks() {}

  static final class OpenInput {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("fd") FileDescriptor fd,
        @Advice.Argument(0) String path) {
      DescryHooks.opened(DescryKind.FILE_INPUT, owner, fd, path);
    }
  }

  static final class OpenOutput {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("fd") FileDescriptor fd,
        @Advice.Argument(0) String path) {
      DescryHooks.opened(DescryKind.FILE_OUTPUT, owner, fd, path);
    }
  }

  static final class OpenRandomAccess {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object owner,
        @Advice.FieldValue("fd") FileDescriptor fd,
        @Advice.Argument(0) String path) {
      DescryHooks.opened(DescryKind.RANDOM_ACCESS_FILE, owner, fd, path);
    }
  }

  /** Before the kernel frees the number: afterwards another thread may already hold it. */
  static final class CloseDescriptor {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd") int number) {
      DescryHooks.closing(number);
    }
  }
}
