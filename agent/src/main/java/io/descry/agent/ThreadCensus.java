package io.descry.agent;

import java.util.Collections;
import java.util.Map;
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

    private volatile Map<String, Long> families = Collections.emptyMap();

    Count() {
      super(null, null, "descry-threads", ClockThread.STACK_BYTES);
      setDaemon(true);
      setContextClassLoader(null);
    }

    @Override
    public void run() {
      families = ThreadFamilies.now();
    }
  }

  /** How many threads have a name of each form; empty while the application holds a monitor. */
  Map<String, Long> families() {
    if (!waits) {
      return ThreadFamilies.now();
    }
    if (running != null && running.isAlive()) {
      return Collections.emptyMap(); // Still waiting: one waiting thread is enough.
    }
    Count count = new Count();
    running = count;
    count.start();
    return await(count);
  }

  private static Map<String, Long> await(Count count) {
    try {
      count.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      return Collections
          .emptyMap(); // Not set again: a set flag would end every later wait at once.
    }
    return count.families;
  }
}
