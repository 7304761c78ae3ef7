package java.io;

import java.net.SocketImpl;
import java.util.function.UnaryOperator;

/**
 * The methods that the instrumented JDK classes call. Defined into {@code java.base} in package
 * {@code java.io}, so that every class loader finds it. Each method returns at once while there is
 * no agent, never throws, and counts what it could not record. What comes out all the same, where
 * the stack ends or the thread is stopped, goes to {@link #mustGoOn}.
 *
 * <p>The one mutable static of the agent is {@link #state}.
 */
public final class DescryHooks {

  /**
   * Layout of the boot classes. An agent refuses to enter a JVM where another layout is defined.
   */
  public static final int LAYOUT = 8;

  /** What the hooks write to, or null while no agent is in. */
  public static volatile DescryState state;

  private DescryHooks() {}

  /** The layout that is defined, read at run time: the constant would be copied by the compiler. */
  public static int layout() {
    return LAYOUT;
  }

  /**
   * Woven code asks this of what came out of its call: whether the application must see it. A stop
   * of the thread ({@code Thread.stop}, up to Java 19) only; the rest is counted and dropped.
   */
  public static boolean mustGoOn(Throwable thrown) {
    DescryState s = state;
    if (thrown instanceof ThreadDeath) {
      return true;
    }
    if (s != null) {
      s.lostEvents.incrementAndGet();
    }
    return false;
  }

  public static void opened(int kind, Object owner, FileDescriptor descriptor, Object target) {
    DescryState s = state;
    if (s != null) {
      try {
        int number = s.number(descriptor);
        if (number >= 0) {
          s.opened(kind, owner, number, null, target);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void opened(int kind, Object owner, int number, int[] others, Object target) {
    DescryState s = state;
    if (s != null && number >= 0) {
      try {
        s.opened(kind, owner, number, others, target);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A channel that has a parent shares the descriptor of that stream. */
  public static void channelOpened(
      Object owner, FileDescriptor descriptor, Object parent, Object path) {
    if (parent == null) {
      opened(DescryKind.FILE_CHANNEL, owner, descriptor, path);
    }
  }

  /** A socket that has just been created, and whether it is a server's. */
  public static void socketCreated(SocketImpl socket, boolean server) {
    socketOpened(server ? DescryKind.SERVER_SOCKET : DescryKind.SOCKET, socket);
  }

  /** The same, given the server socket that it is of, or null. */
  public static void socketCreated(SocketImpl socket, Object serverSocket) {
    socketCreated(socket, serverSocket != null);
  }

  public static void socketOpened(int kind, SocketImpl socket) {
    DescryState s = state;
    if (s != null) {
      try {
        int number = s.number(socket);
        if (number >= 0) {
          s.opened(kind, socket, number, null, null);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A thread begins to start a process: until it has, the process's pipes have no owner. */
  public static void startingProcess() {
    DescryState s = state;
    if (s != null) {
      try {
        s.startingProcesses.incrementAndGet();
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void startedProcess() {
    DescryState s = state;
    if (s != null) {
      try {
        s.startedProcess();
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** Several numbers of one owner; those below 0 (redirected, not there) are left out. */
  public static void openedAll(int kind, Object owner, int[] numbers, Object target) {
    DescryState s = state;
    if (s != null && numbers != null) {
      try {
        int[] open = DescryNumbers.open(numbers);
        if (open.length > 0) {
          s.opened(kind, owner, open[0], DescryNumbers.tail(open), target);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void openedAll(int kind, Object owner, int first, int second, int third) {
    if (state != null) {
      openedAll(kind, owner, new int[] {first, second, third}, null);
    }
  }

  public static void openedAll(int kind, Object owner, int first, int[] pair) {
    openedAll(kind, owner, first, pair[0], pair[1]);
  }

  /** A selector or poller with its epoll number and, where there is one, its EventFD. */
  public static void selectorOpened(int kind, Object owner, int epoll, Object event) {
    DescryState s = state;
    if (s != null && epoll >= 0) {
      try {
        int number = event == null ? -1 : s.access.eventNumber(event);
        s.opened(kind, owner, epoll, number < 0 ? null : new int[] {number}, null);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The application enters the close of a stream or channel on this descriptor. */
  public static void closeBegins(FileDescriptor descriptor) {
    DescryState s = state;
    if (s != null) {
      try {
        s.closeBegins(s.number(descriptor));
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The same for owners that can be closed twice: the number may have another owner by then. */
  public static void closeBegins(FileDescriptor descriptor, Object owner) {
    DescryState s = state;
    if (s != null) {
      try {
        int number = s.number(descriptor);
        if (s.owns(number, owner)) {
          s.closeBegins(number);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The same where the owner has the number itself. */
  public static void closeBegins(int number, Object owner) {
    DescryState s = state;
    if (s != null) {
      try {
        if (s.owns(number, owner)) {
          s.closeBegins(number);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The application enters the close of a socket. */
  public static void socketCloseBegins(SocketImpl socket) {
    DescryState s = state;
    if (s != null) {
      try {
        int number = s.number(socket);
        if (s.owns(number, socket)) {
          s.closeBegins(number);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void closing(int number) {
    DescryState s = state;
    if (s != null) {
      try {
        s.closing(number);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A close that no cleaner of the JDK's leads to. */
  public static void closingByHand(int number) {
    DescryState s = state;
    if (s != null) {
      try {
        s.closingByHand(number);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** For owners that can be closed twice: the number may have another owner by then. */
  public static void closing(int number, Object owner) {
    DescryState s = state;
    if (s != null) {
      try {
        if (s.owns(number, owner)) {
          s.closingByHand(number);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void closing(FileDescriptor descriptor) {
    DescryState s = state;
    if (s != null) {
      try {
        s.closing(s.number(descriptor));
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void closingAll(int first, int second) {
    closingByHand(first);
    closingByHand(second);
  }

  public static void closingAll(int first, int[] pair) {
    closingByHand(first);
    closingByHand(pair[0]);
    closingByHand(pair[1]);
  }

  /** For owners that can be closed twice. */
  public static void closingAll(int first, int[] pair, Object owner) {
    closing(first, owner);
    closing(pair[0], owner);
    closing(pair[1], owner);
  }

  public static void socketClosing(SocketImpl socket) {
    DescryState s = state;
    if (s != null) {
      try {
        s.closing(s.number(socket));
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void connected(int number, Object remote) {
    DescryState s = state;
    if (s != null) {
      try {
        s.connected(number, remote);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void socketConnected(SocketImpl socket, Object remote) {
    DescryState s = state;
    if (s != null) {
      try {
        s.connected(s.number(socket), remote);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The file behind this descriptor turned out to be of another kind. */
  public static void isA(int kind, RandomAccessFile file) {
    DescryState s = state;
    if (s != null && file != null) {
      try {
        s.rekind(kind, s.number(file.getFD()));
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** This owner's descriptor turned out to be of another kind. */
  public static void isA(int kind, int number, Object owner) {
    DescryState s = state;
    if (s != null) {
      try {
        if (s.owns(number, owner)) {
          s.rekind(kind, number);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void logicalOpened(int kind, Object owner, Object target) {
    DescryState s = state;
    if (s != null) {
      try {
        s.logicals.opened(kind, owner, target, false, true);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void logicalClosed(Object owner) {
    DescryState s = state;
    if (s != null) {
      try {
        s.logicals.closed(owner);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The channel's descriptor belongs to this client. */
  public static void belongs(Object channel, Object client) {
    DescryState s = state;
    if (s != null && channel != null && client != null) {
      try {
        s.belongs(s.access.channelNumber(channel), client);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** On every IOException with a message: was it for want of descriptors in this process? */
  public static void failed(String message) {
    DescryState s = state;
    if (s != null && message != null) {
      try {
        s.failed(message);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** On every sun.nio.fs.UnixException with an error number. */
  public static void failed(int error) {
    DescryState s = state;
    if (s != null && error >= DescryErrors.ENFILE && error <= DescryErrors.ENOSPC) {
      try {
        s.failed(error);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** On every UnknownHostException: resolving a name takes a descriptor, and says not so. */
  public static void unknownHost(String message) {
    DescryState s = state;
    if (s != null && message != null) {
      try {
        s.failedFor(DescryError.UNKNOWN_HOST, message, null);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** On every error about a class; of interest only once descriptors were scarce. */
  public static void noClass(int kind, String text, Throwable thrown) {
    DescryState s = state;
    if (s != null) {
      try {
        if (s.errors.isWatching()) {
          s.failedFor(kind, text, thrown);
        }
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A mark of the application's, through {@code io.descry.api}. */
  public static void mark(String name) {
    DescryState s = state;
    if (s != null) {
      try {
        s.api.mark(name);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A descriptor that native code has opened, through {@code io.descry.api}. */
  public static void track(Object owner, int number, Object target) {
    DescryState s = state;
    if (s != null) {
      try {
        s.track(owner, number, target);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** Native code is about to close it, through {@code io.descry.api}. */
  public static void untrack(int number) {
    DescryState s = state;
    if (s != null) {
      try {
        s.untrack(number);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The agent's answer to a line of text, or null where there is none. May wait some seconds. */
  public static String ask(String command) {
    DescryState s = state;
    UnaryOperator<String> control = s == null ? null : s.control;
    try {
      return control == null ? null : control.apply(command);
    } catch (Throwable e) {
      s.lost(e);
      return null;
    }
  }
}
