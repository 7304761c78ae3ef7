package io.descry.instrument.hook;

import static io.descry.instrument.hook.Operand.INT;
import static io.descry.instrument.hook.Operand.INTS;
import static io.descry.instrument.hook.Operand.OBJECT;

import java.io.DescryKind;
import java.util.Arrays;
import java.util.List;

/**
 * Directory streams. Each holds two descriptors: this one, and one inside the C library's DIR that
 * no Java object knows; the ledger finds it by its link target.
 */
final class DirectoryHooks {

  private static final String STREAM = "sun.nio.fs.UnixSecureDirectoryStream";

  private static final HookCall OPEN =
      HookCall.to("opened")
          .constant(DescryKind.DIRECTORY_STREAM)
          .self()
          .field("dfd", INT)
          .nothing(INTS)
          .argument(0, OBJECT);

  /** A second close finds nothing of this owner any more, whoever holds the number by then. */
  private static final HookCall CLOSE = HookCall.to("closing").field("dfd", INT).self();

  static final List<HookPoint> POINTS =
      Arrays.asList(
          HookPoint.of(STREAM, "<init>").exit(OPEN), HookPoint.of(STREAM, "close").enter(CLOSE));

  private DirectoryHooks() {}
}
