package io.descry.agent;

import java.io.DescryState;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes the coarse clock every 50 ms and fills the capture budget up every 250 ms, whatever the
 * worker is doing. A daemon.
 */
final class ClockThread extends Thread {

  private static final long STEP_NANOS = 50_000_000;
  private static final int STEPS_PER_REFILL = 5;

  private final DescryState state;
  private final AgentCpu cpu;
  private volatile int capturesPerRefill;
  private volatile boolean stopped;

  ClockThread(DescryState state, AgentCpu cpu, int capturesPerRefill) {
    super(null, null, "descry-clock", STACK_BYTES);
    this.state = state;
    this.cpu = cpu;
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

  void end() {
    stopped = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    cpu.noteCurrentThread();
    for (int step = 0; !stopped; step++) {
      state.clockMillis = System.currentTimeMillis();
      if (step % STEPS_PER_REFILL == 0) {
        state.budget.refill(capturesPerRefill);
        state.tasks.refill();
      }
      LockSupport.parkNanos(this, STEP_NANOS);
    }
  }
}
