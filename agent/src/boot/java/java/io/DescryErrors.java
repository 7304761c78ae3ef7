package java.io;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Errors that may follow from a want of descriptors. Nothing is noted before one happened, but for
 * names that could not be resolved: they can be the first sign. Bounded: what comes faster than the
 * agent's thread takes it is dropped. No lock, no I/O.
 */
public final class DescryErrors {

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

  /** Coarse clock of the latest opening that failed, or 0: nothing is noted before. */
  private volatile long ranOutAtMillis;

  private final ConcurrentLinkedQueue<DescryError> errors =
      new ConcurrentLinkedQueue<DescryError>();
  private final AtomicInteger size = new AtomicInteger();

  void ranOut(long atMillis) {
    ranOutAtMillis = atMillis;
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
