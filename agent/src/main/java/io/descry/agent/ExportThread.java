package io.descry.agent;

import io.descry.export.FailureCounts;
import io.descry.export.Lending;
import java.io.DescryState;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports out. A thread of its own, since the application's log appenders may block for ever
 * and the worker must not. A daemon.
 */
final class ExportThread extends Thread implements Lending {

  private static final long STEP_MILLIS = 1_000;
  private static final long FAILED_PAUSE_NANOS = 100_000_000;

  /** Most of what there is to wait for comes soon; a log that has not yet is not waited for. */
  private static final long LATER_STEP_MILLIS = 5_000;

  private static final int STEPS_AT_FIRST = 40;

  /** Reports that wait while an exporter is stuck; further ones are refused. */
  private static final int MOST_WAITING = 8;

  private final BlockingQueue<FutureTask<?>> jobs = new LinkedBlockingQueue<>(MOST_WAITING);
  private final DescryState state;
  private final AgentCpu cpu;
  private final FailureCounts failures;
  private volatile @Nullable Runnable idle;
  private volatile boolean stopped;

  ExportThread(ThreadGroup group, DescryState state, AgentCpu cpu, FailureCounts failures) {
    super(group, null, "descry-export");
    this.failures = failures;
    this.state = state;
    this.cpu = cpu;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** What to do once a second, later every five. */
  void whenIdle(Runnable work) {
    idle = work;
  }

  /** Hands a job in; cancelled where too many wait. Any thread, at once. */
  FutureTask<?> submit(Runnable job) {
    FutureTask<?> task = new FutureTask<>(job, null);
    if (!jobs.offer(task)) {
      task.cancel(false);
    }
    return task;
  }

  /** Ends after the current job. */
  void end() {
    stopped = true;
    jobs.offer(new FutureTask<>(() -> null));
  }

  @Override
  public void run() {
    cpu.noteCurrentThread();
    for (int step = 0; !stopped; step++) {
      try {
        work(step);
      } catch (InterruptedException e) {
        // Only code of the application could do that, through its appenders: go on.
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  private void work(int step) throws InterruptedException {
    long wait = step < STEPS_AT_FIRST ? STEP_MILLIS : LATER_STEP_MILLIS;
    FutureTask<?> job = jobs.poll(wait, TimeUnit.MILLISECONDS);
    if (job != null) {
      job.run();
    }
    Runnable work = idle;
    if (work != null) {
      work.run();
    }
  }

  /** With a full heap even the counting fails; the thread lives, and stderr is not its to use. */
  private void failed(Throwable thrown) {
    try {
      failures.count("export", thrown);
    } catch (Throwable e) {
      LockSupport.parkNanos(this, FAILED_PAUSE_NANOS);
    }
  }

  @Override
  public void enter() {
    state.threads.lent = true;
  }

  @Override
  public void leave() {
    state.threads.lent = false;
  }
}
