package io.descry.agent;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own thread: everything after the hooks happens here, one thing at a time. A daemon.
 * Wakes every 100 ms, or when the loop says, and at once when a job is handed in or a hook reports
 * that descriptors ran out.
 */
final class Worker extends Thread {

  /** What the worker does besides jobs. */
  interface Loop {

    /** Once, first. */
    void begin() throws Exception;

    /** At every wake-up. */
    void step() throws Exception;

    /** How long to sleep after a step, in nanoseconds. */
    long pauseNanos();

    /** What either threw, or a job nobody waits for. */
    void failed(Throwable failure);
  }

  private static final long FAILED_PAUSE_NANOS = 100_000_000;

  private final ConcurrentLinkedQueue<FutureTask<?>> jobs = new ConcurrentLinkedQueue<>();
  private final Loop loop;
  private @Nullable Last last;
  private volatile boolean stopped;

  Worker(ThreadGroup group, Loop loop) {
    super(group, null, "descry");
    this.loop = loop;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Hands a job in; any thread. */
  <T> FutureTask<T> submit(java.util.concurrent.Callable<T> job) {
    FutureTask<T> task = new FutureTask<>(job);
    jobs.add(task);
    LockSupport.unpark(this);
    return task;
  }

  /** The job's result, waited for at most so long; on the worker itself, done at once. */
  <T> T call(java.util.concurrent.Callable<T> job, long millis) throws Exception {
    return Thread.currentThread() == this
        ? job.call()
        : submit(job).get(millis, TimeUnit.MILLISECONDS);
  }

  /** Its last work. */
  interface Last {
    void run() throws Exception;
  }

  /** No step begins after the current one; then this is done, and the thread ends. */
  void endThen(Last work) {
    last = work;
    stopped = true;
  }

  @Override
  public void run() {
    begin();
    while (!stopped) {
      work();
    }
    end();
  }

  private void begin() {
    try {
      loop.begin();
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void work() {
    try {
      for (FutureTask<?> job = jobs.poll(); job != null && !stopped; job = jobs.poll()) {
        job.run();
      }
      if (!stopped) {
        loop.step();
      }
    } catch (Throwable e) {
      failed(e);
    }
    if (!stopped) {
      LockSupport.parkNanos(this, loop.pauseNanos());
    }
  }

  private void end() {
    try {
      if (last != null) {
        last.run();
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  /**
   * With a full heap even the counting fails: the thread lives, and the next step may do better.
   */
  private void failed(Throwable thrown) {
    try {
      loop.failed(thrown);
    } catch (Throwable e) {
      LockSupport.parkNanos(this, FAILED_PAUSE_NANOS);
    }
  }
}
