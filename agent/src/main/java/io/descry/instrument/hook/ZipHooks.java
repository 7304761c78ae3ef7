package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.OBJECT;
import static io.descry.instrument.hook.Operand.ZIP;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * Zip and jar files. From 9 on, all ZipFiles of one path share a Source over a RandomAccessFile,
 * which FileHooks has seen: it only turns out to be a zip file. On 8 the descriptor is native
 * code's and has no number here: the ledger finds it by path.
 */
final class ZipHooks {

  private static final HookCall OPEN_SOURCE =
      HookCall.to("isA").constant(DescryKind.ZIP_FILE).field("zfile", ZIP);

  private static final HookCall OPEN_NATIVE =
      HookCall.to("logicalOpened").constant(DescryKind.ZIP_FILE).self().field("name", OBJECT);

  private static final HookCall CLOSE_NATIVE = HookCall.to("logicalClosed").self();

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.util.zip.ZipFile$Source", "<init>").exit(OPEN_SOURCE).from(9),
          HookPoint.of("java.util.zip.ZipFile", "<init>")
              .exit(OPEN_NATIVE)
              .to(8)
              .taking("(Ljava/io/File;ILjava/nio/charset/Charset;)"),
          HookPoint.of("java.util.zip.ZipFile", "close").enter(CLOSE_NATIVE).to(8).taking("()"));

  private ZipHooks() {}
}
