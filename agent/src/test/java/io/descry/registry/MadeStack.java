package io.descry.registry;

import java.util.Arrays;

/** A stack of frames that never were. */
public final class MadeStack extends Throwable {

  private static final long serialVersionUID = 1L;

  private static final StackTraceElement[] COMMON = common();

  public MadeStack(StackTraceElement... frames) {
    super(null, null, false, true);
    setStackTrace(frames);
  }

  /**
   * Opened by a method of this class, below so many frames, 64 at most, that all have in common.
   */
  public static MadeStack of(String className, int depth) {
    StackTraceElement[] frames = Arrays.copyOf(COMMON, depth);
    frames[1] = new StackTraceElement(className, "open", "Made.java", 7);
    return new MadeStack(frames);
  }

  private static StackTraceElement[] common() {
    StackTraceElement[] frames = new StackTraceElement[64];
    frames[0] =
        new StackTraceElement("java.io.FileInputStream", "<init>", "FileInputStream.java", 111);
    for (int i = 2; i < frames.length; i++) {
      frames[i] = new StackTraceElement("com.acme.Framework" + i, "handle", "Framework.java", i);
    }
    return frames;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
