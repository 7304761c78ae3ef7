package io.descry.model;

/** A thread that is in a blocking read of a socket. Immutable. */
public final class SocketReader {

  public final long threadId;

  /** The outermost frame outside the JDK, such as {@code com.acme.Bus$Link.run(Bus.java:31)}. */
  public final String bottomFrame;

  /**
   * Whether the thread does nothing else: it was started for this, and every frame outside the JDK
   * is of one class.
   */
  public final boolean dedicated;

  public SocketReader(long threadId, String bottomFrame, boolean dedicated) {
    this.threadId = threadId;
    this.bottomFrame = bottomFrame;
    this.dedicated = dedicated;
  }

  @Override
  public String toString() {
    return bottomFrame + (dedicated ? " (dedicated)" : "");
  }
}
