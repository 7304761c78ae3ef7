package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.DESCRIPTOR;
import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * FileInputStream, FileOutputStream and RandomAccessFile: each has one private {@code open} above
 * the native, which the constructors on a FileDescriptor do not call. They close through their
 * FileDescriptor.
 */
final class FileHooks {

  private static final HookCall OPEN_INPUT = open(DescryKind.FILE_INPUT);
  private static final HookCall OPEN_OUTPUT = open(DescryKind.FILE_OUTPUT);
  private static final HookCall OPEN_RANDOM_ACCESS = open(DescryKind.RANDOM_ACCESS_FILE);

  /** Before the kernel frees the number: afterwards another thread may already hold it. */
  private static final HookCall CLOSE = HookCall.to("closing").field("fd", INT);

  /** On entry of the stream's own close: from there on the collector may free the stream. */
  private static final HookCall CLOSE_BEGINS = HookCall.to("closeBegins").field("fd", DESCRIPTOR);

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of("java.io.FileInputStream", "open").exit(OPEN_INPUT),
          HookPoint.of("java.io.FileOutputStream", "open").exit(OPEN_OUTPUT),
          HookPoint.of("java.io.RandomAccessFile", "open").exit(OPEN_RANDOM_ACCESS),
          HookPoint.of("java.io.FileInputStream", "close").enter(CLOSE_BEGINS).taking("()"),
          HookPoint.of("java.io.FileOutputStream", "close").enter(CLOSE_BEGINS).taking("()"),
          HookPoint.of("java.io.RandomAccessFile", "close").enter(CLOSE_BEGINS).taking("()"),
          HookPoint.of("java.io.FileDescriptor", "close").enter(CLOSE).from(9),
          HookPoint.of("java.io.FileDescriptor", "closeAll").enter(CLOSE).to(8),
          HookPoint.of("java.io.FileCleanable", "performCleanup").enter(CLOSE).from(9));

  private FileHooks() {}

  private static HookCall open(int kind) {
    return HookCall.to("opened").constant(kind).self().field("fd", DESCRIPTOR).argument(0, OBJECT);
  }
}
