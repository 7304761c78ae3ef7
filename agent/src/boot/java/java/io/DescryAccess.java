package java.io;

import java.net.SocketImpl;

/**
 * Reads kernel numbers out of JDK objects. The implementation is generated at start, since the
 * JDK's own access to {@code FileDescriptor.fd} has another package on 8, 9 and 12.
 */
public abstract class DescryAccess {

  /** The descriptor's number, or -1 when it is closed. */
  public abstract int number(FileDescriptor descriptor);

  /** The number of a socket's descriptor, or -1. */
  public abstract int number(SocketImpl socket);

  /** The number of a selectable channel (SelChImpl), or -1. */
  public abstract int channelNumber(Object channel);

  /** The number of a sun.nio.ch.EventFD, or -1 where there is no such class. */
  public abstract int eventNumber(Object event);

  /** The thread's identifier. */
  public abstract long threadId(Thread thread);
}
