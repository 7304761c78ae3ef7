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

  private final ConcurrentLinkedQueue<FutureTask<?>> jobs = new ConcurrentLinkedQueue<>();
  private final Loop loop;
  private @Nullable Last last;
  private volatile boolean stopped;

  Worker(Loop loop) {
    super(null, null, "descry");
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
      for (FutureTask<?> job = jobs.poll(); job != null && !stopped; job = jobs.poll()) {
        job.run();
      }
      if (!stopped) {
        step();
        LockSupport.parkNanos(this, loop.pauseNanos());
      }
    }
    end();
  }

  private void begin() {
    try {
      loop.begin();
    } catch (Throwable e) {
      loop.failed(e);
    }
  }

  private void step() {
    try {
      loop.step();
    } catch (Throwable e) {
      loop.failed(e);
    }
  }

  private void end() {
    try {
      if (last != null) {
        last.run();
      }
    } catch (Throwable e) {
      loop.failed(e);
    }
  }
}
