package io.descry.instrument.weave;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * Class files of a JDK that is newer than ASM: ASM refuses them by their number alone, and nothing
 * that a hook touches has changed since class files got stack maps.
 */
final class ClassVersion {

  private static final int LATEST = Opcodes.V21;
  private static final int MINOR = 4;
  private static final int MAJOR = 6;

  private ClassVersion() {}

  /** The same, or a copy that says it is older. */
  static byte[] readable(byte[] bytes) {
    int major = (bytes[MAJOR] & 0xFF) << 8 | bytes[MAJOR + 1] & 0xFF;
    if (major <= LATEST) {
      return bytes;
    }
    byte[] older = bytes.clone();
    older[MAJOR] = 0;
    older[MAJOR + 1] = (byte) LATEST;
    return older;
  }

  /** The woven bytes with the version of the original. */
  static byte[] restored(byte[] woven, byte[] original) {
    System.arraycopy(original, MINOR, woven, MINOR, 4);
    return woven;
  }
}
