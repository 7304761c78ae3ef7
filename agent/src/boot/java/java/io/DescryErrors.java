package java.io;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Errors that may follow from a want of descriptors. Nothing is noted before one happened, but for
 * names that could not be resolved: they can be the first sign. Bounded: what comes faster than the
 * agent's thread takes it is dropped. No lock, no I/O.
 */
public final class DescryErrors {

  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  static final int ENOSPC = 28;

  /** Watch services of one user: {@code fs.inotify.max_user_instances}. */
  public static final int INOTIFY_INSTANCES = 0;

  /** Watched folders of one user: {@code fs.inotify.max_user_watches}. */
  public static final int INOTIFY_WATCHES = 1;

  /** Descriptors in the selectors of one user: {@code fs.epoll.max_user_watches}. */
  public static final int EPOLL_WATCHES = 2;

  private static final int LIMITS = 3;

  /** More than this many between two looks of the agent's thread are dropped. */
  private static final int MOST = 256;

  /**
   * So long after an opening failed, other errors are put down to it: a leak is still full then.
   */
  private static final long AFTER_MILLIS = 2_000;

  /** Fewer than a handful were free at the last tick. Written by the agent's thread. */
  public volatile boolean scarce;

  /** Openings that failed because the whole system had no more open files. */
  public final AtomicLong systemExhaustions = new AtomicLong();

  /**
   * Openings that failed with EMFILE since the agent's thread looked. The thread decides whether
   * the table was full.
   */
  public final AtomicLong failedOpenings = new AtomicLong();

  /** Watch services that failed with EMFILE since then: the table was full, or inotify's limit. */
  public final AtomicLong failedWatchServices = new AtomicLong();

  private final AtomicLongArray refusals = new AtomicLongArray(LIMITS);
  private final AtomicLongArray refusedAtMillis = new AtomicLongArray(LIMITS);

  /** Coarse clock of the latest opening that failed, or 0: nothing is noted before. */
  private volatile long ranOutAtMillis;

  private final ConcurrentLinkedQueue<DescryError> errors =
      new ConcurrentLinkedQueue<DescryError>();
  private final AtomicInteger size = new AtomicInteger();

  void ranOut(long atMillis) {
    ranOutAtMillis = atMillis;
  }

  /** Another limit than that of descriptors was hit, so many times. Any thread. */
  public void refused(int limit, long times, long atMillis) {
    refusals.addAndGet(limit, times);
    refusedAtMillis.set(limit, atMillis);
  }

  /** How often this limit was hit. */
  public long refusals(int limit) {
    return refusals.get(limit);
  }

  /** Coarse clock of the latest time that this limit was hit, or 0. */
  public long refusedAtMillis(int limit) {
    return refusedAtMillis.get(limit);
  }

  /** Whether errors are worth noting: descriptors were scarce at some time. */
  boolean isWatching() {
    return ranOutAtMillis != 0 || scarce;
  }

  void note(int kind, String text, Throwable thrown, long atMillis) {
    if (size.get() < MOST) {
      boolean now = scarce || (ranOutAtMillis != 0 && atMillis - ranOutAtMillis < AFTER_MILLIS);
      size.incrementAndGet();
      errors.add(new DescryError(kind, text, thrown, now));
    }
  }

  /** Coarse clock of the latest opening that failed in this process, or 0. */
  public long ranOutAtMillis() {
    return ranOutAtMillis;
  }

  /** The next that was noted, or null. For the agent's thread. */
  public DescryError poll() {
    DescryError error = errors.poll();
    if (error != null) {
      size.decrementAndGet();
    }
    return error;
  }
}
