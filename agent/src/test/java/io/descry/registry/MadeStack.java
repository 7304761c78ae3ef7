package io.descry.registry;

/** A stack of frames that never were. */
public final class MadeStack extends Throwable {

  private static final long serialVersionUID = 1L;

  public MadeStack(StackTraceElement... frames) {
    super(null, null, false, true);
    setStackTrace(frames);
  }

  /** Opened by a method of this class, below so many frames that all have in common. */
  public static MadeStack of(String className, int depth) {
    StackTraceElement[] frames = new StackTraceElement[depth];
    frames[0] =
        new StackTraceElement("java.io.FileInputStream", "<init>", "FileInputStream.java", 111);
    frames[1] = new StackTraceElement(className, "open", "Made.java", 7);
    for (int i = 2; i < depth; i++) {
      frames[i] = new StackTraceElement("com.acme.Framework" + i, "handle", "Framework.java", i);
    }
    return new MadeStack(frames);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
