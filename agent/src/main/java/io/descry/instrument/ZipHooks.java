package io.descry.instrument;

import java.io.DescryHooks;
import java.io.DescryKind;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Zip and jar files. From 9 on, all ZipFiles of one path share a Source over a RandomAccessFile,
 * which FileHooks has seen: it only turns out to be a zip file. On 8 the descriptor is native
 * code's and has no number here: the ledger finds it by path.
 */
final class ZipHooks {

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.util.zip.ZipFile$Source", "<init>", OpenSource.class).from(9),
          HookPoint.of("java.util.zip.ZipFile", "<init>", OpenNative.class)
              .to(8)
              .taking("(Ljava/io/File;ILjava/nio/charset/Charset;)"),
          HookPoint.of("java.util.zip.ZipFile", "close", CloseNative.class).to(8).taking("()"));

  private ZipHooks() {}

  static final class OpenSource {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("zfile") RandomAccessFile file) {
      DescryHooks.isA(DescryKind.ZIP_FILE, file);
    }
  }

  static final class OpenNative {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object owner, @Advice.FieldValue("name") String path) {
      DescryHooks.logicalOpened(DescryKind.ZIP_FILE, owner, path);
    }
  }

  static final class CloseNative {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object owner) {
      DescryHooks.logicalClosed(owner);
    }
  }
}
