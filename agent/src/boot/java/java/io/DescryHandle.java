package java.io;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One open handle: a weak reference to its owner and what was known when it opened. Written by the
 * thread that opens it; {@link #remote}, {@link #client}, {@link #kind} and {@link #stack} change
 * later. 88 bytes with compressed references (class histogram on 8, 17 and 25); a path is the JDK's
 * own string.
 */
public class DescryHandle extends WeakReference<Object> {

  /** The application's: the only ones that are reported. */
  public static final byte APPLICATION = 0;

  /** Opened by one of the agent's own threads. */
  public static final byte AGENT = 1;

  /** Opened by the JDK for itself, such as a jar of the class path. */
  public static final byte JVM = 2;

  private static final AtomicIntegerFieldUpdater<DescryHandle> OPEN_NUMBERS =
      AtomicIntegerFieldUpdater.newUpdater(DescryHandle.class, "openNumbers");

  /** The first kernel number, or -1 for a logical handle. */
  public final int number;

  /** The further numbers, or null where the handle holds one descriptor only. */
  public final int[] others;

  /** What was opened: a path as text or as the JDK's path object, or null: ask the kernel. */
  public final Object target;

  /** Name of the opening thread, the thread's own string. */
  public final String threadName;

  public final long threadId;

  /** Coarse wall clock at the opening, in milliseconds, up to 50 ms late. */
  public final long openedAtMillis;

  /** Whose it is: {@link #APPLICATION}, {@link #AGENT}, or {@link #JVM} once recognised. */
  public volatile byte holder;

  /** Opened by a virtual thread. */
  public final boolean virtual;

  /** Closed by the collector, not by hand. */
  volatile boolean recovered;

  /**
   * The application entered a close of this handle, or the collector's own thread opened it. Such a
   * handle never proves a leak: the JIT lets an owner die while its close still runs.
   */
  public volatile boolean closeBegan;

  /** One of {@link DescryKind}; a file can turn out to be a zip file. */
  public volatile byte kind;

  /** An {@code InetSocketAddress} or text, once connected. */
  public volatile Object remote;

  /** A Throwable while young; a {@link DescryTrace} once interned; null when not sampled. */
  public volatile Object stack;

  /**
   * Whom it belongs to: a socket's call or HTTP client, a call's client; a call of a client that
   * has no pool of its own refers to its socket.
   */
  public volatile DescryHandle client;

  /** Sequence number, given by the agent's thread when it first sees the handle; 0 before. */
  public volatile int id;

  private volatile int openNumbers;

  DescryHandle(int kind, Object owner, int number, int[] others, Object target, DescryState state) {
    super(owner);
    Thread thread = Thread.currentThread();
    this.kind = (byte) kind;
    this.number = number;
    this.others = others;
    this.target = target;
    this.threadName = thread.getName();
    this.threadId = state.access.threadId(thread);
    this.openedAtMillis = state.nowMillis();
    this.holder =
        state.threads.isOwn(thread) ? AGENT : kind == DescryKind.POLLER ? JVM : APPLICATION;
    if (holder == APPLICATION) {
      state.stir();
    }
    this.closeBegan = state.threads.isCollector(thread);
    this.virtual = thread.getClass() == state.virtualThreadClass;
    this.openNumbers = others == null ? 1 : 1 + others.length;
  }

  /** Whether the handle's last number has just been closed. */
  boolean lastNumberClosed() {
    return others == null || OPEN_NUMBERS.decrementAndGet(this) == 0;
  }
}
