package io.descry.agent;

import java.io.DescryBudget;
import java.io.DescryState;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes the coarse clock every 50 ms and fills the capture budget up every 250 ms, whatever the
 * worker is doing; while the table rests, once a second, and who opens reads the clock himself.
 * Stops again what was stopped in a hook. A daemon.
 */
final class ClockThread extends Thread {

  private static final long STEP_NANOS = 50_000_000;
  private static final int STEPS_PER_REFILL = 5;
  private static final long RESTING_STEP_NANOS = 1_000_000_000;

  private final DescryState state;
  private final AgentCpu cpu;
  private final StopWatch pauses;
  private volatile int capturesPerRefill;
  private volatile boolean resting;
  private volatile boolean stopped;
  private volatile long captures;
  private @Nullable DescryBudget filled;
  private int filledWith;

  ClockThread(ThreadGroup group, DescryState state, AgentCpu cpu, int capturesPerRefill) {
    super(group, null, "descry-clock", STACK_BYTES);
    this.state = state;
    this.cpu = cpu;
    this.pauses = new StopWatch(state::takeOut, System.nanoTime());
    this.capturesPerRefill = capturesPerRefill;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Enough for the agent's shallow calls. */
  static final long STACK_BYTES = 256 * 1024;

  /** Stacks that each stripe may take per 250 ms from now on. */
  void setCapturesPerRefill(int captures) {
    capturesPerRefill = captures;
  }

  /** Whether to slow down; at once where it is to go on. Any thread. */
  void rest(boolean wanted) {
    boolean goesOn = resting && !wanted;
    resting = wanted;
    if (goesOn) {
      LockSupport.unpark(this);
    }
  }

  /** Takes a stop of the process out of the clock, if there was one. Any thread. */
  void noticeStop() {
    pauses.look(System.nanoTime());
  }

  /** Stacks taken so far, without those of {@code capture=full}. Any thread. */
  long captures() {
    return captures;
  }

  void end() {
    stopped = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    cpu.noteCurrentThread();
    for (int step = 0; !stopped; step++) {
      attempt(step);
      LockSupport.parkNanos(this, resting ? RESTING_STEP_NANOS : STEP_NANOS);
    }
    state.stopAgain();
  }

  /**
   * A clock that stands still would make all ages wrong: whatever happens, there is a next step.
   */
  private void attempt(int step) {
    try {
      step(step);
    } catch (Throwable e) {
      state.lostEvents.incrementAndGet();
    }
  }

  private void step(int step) {
    boolean rests = resting;
    pauses.beat(System.nanoTime());
    state.clockMillis = state.steadyMillis();
    state.clockRests = rests;
    if (rests || step % STEPS_PER_REFILL == 0) {
      refill();
    }
    state.stopAgain();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // No other thread writes it.
  private void refill() {
    DescryBudget budget = state.budget;
    captures += budget == filled ? budget.taken(filledWith) : 0;
    filled = budget;
    filledWith = capturesPerRefill;
    budget.refill(filledWith);
    state.tasks.refill();
  }
}
