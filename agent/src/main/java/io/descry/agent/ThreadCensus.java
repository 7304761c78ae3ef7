package io.descry.agent;

import org.jspecify.annotations.Nullable;

/**
 * Counts the threads by family without a wait for the application. Up to Java 18 the count takes
 * the monitors of all thread groups, which the application may hold: there a thread of its own
 * counts, and the agent's thread waits for it {@value #PATIENCE_MILLIS} ms at most. The agent's
 * thread only.
 */
final class ThreadCensus {

  static final long PATIENCE_MILLIS = 250;

  private static final int WITHOUT_MONITORS = 19;

  private final boolean waits;
  private @Nullable Count running;

  ThreadCensus(int feature) {
    waits = feature < WITHOUT_MONITORS;
  }

  /** The thread that counts. Ends by itself once the monitors are free. */
  private static final class Count extends Thread {

    private final boolean readers;
    private volatile ThreadLook look = ThreadLook.NONE;

    Count(boolean readers) {
      super(null, null, "descry-threads", ClockThread.STACK_BYTES);
      setDaemon(true);
      setContextClassLoader(null);
      this.readers = readers;
    }

    @Override
    public void run() {
      look = ThreadLook.now(readers);
    }
  }

  /**
   * The threads now; none while the application holds a monitor.
   *
   * @param readers whether those that read a socket are wanted: this takes stacks
   */
  ThreadLook look(boolean readers) {
    if (!waits) {
      return ThreadLook.now(readers);
    }
    if (running != null && running.isAlive()) {
      return ThreadLook.NONE; // Still waiting: one waiting thread is enough.
    }
    Count count = new Count(readers);
    running = count;
    count.start();
    return await(count);
  }

  private static ThreadLook await(Count count) {
    try {
      count.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      return ThreadLook.NONE; // Not set again: a set flag would end every later wait at once.
    }
    return count.look;
  }
}
