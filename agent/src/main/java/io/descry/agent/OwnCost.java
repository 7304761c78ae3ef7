package io.descry.agent;

import org.jspecify.annotations.Nullable;

/**
 * What the agent costs beyond what it was asked for, and what follows from that. Written by the
 * worker's thread alone.
 */
final class OwnCost {

  /** Reading the threads' times takes 0.1 ms. */
  private static final long LOOK_NANOS = 5_000_000_000L;

  private static final String AGAIN = ": what opens has a stack again";

  private static final String COUNTS =
      "keeps to counts from now on: what opens has no stack, looks and reports are rarer; a longer"
          + " interval lets it take less";

  private static final String STACKS_STAY =
      "looks and reports more rarely from now on; all stacks are still taken, since capture=full"
          + " asks for them";

  private final AgentCpu cpu;
  private final Watchdog watchdog = new Watchdog();
  private long lookedNanos;
  private long capturesBefore;
  private long excessNanos;
  private @Nullable Long restrainedSinceMillis;

  OwnCost(AgentCpu cpu) {
    this.cpu = cpu;
  }

  AgentCpu cpu() {
    return cpu;
  }

  /**
   * Takes how many stacks there were: what they cost beyond the budget's share of the process is
   * the agent's.
   */
  void captured(long captures, long cpuNanos, CaptureRate rate, long stackNanos) {
    excessNanos += rate.excessNanos(captures - capturesBefore, stackNanos, cpuNanos);
    capturesBefore = captures;
  }

  /** Now and then; whether {@link #isRestrained} has changed. */
  boolean look(long nowNanos, long nowMillis) {
    if (nowNanos - lookedNanos < LOOK_NANOS) {
      return false;
    }
    lookedNanos = nowNanos;
    boolean changed = watchdog.observe(nowNanos, cpu.unaskedNanos() + excessNanos);
    if (changed) {
      restrainedSinceMillis = watchdog.isRestrained() ? Long.valueOf(nowMillis) : null;
    }
    return changed;
  }

  boolean isRestrained() {
    return watchdog.isRestrained();
  }

  @Nullable Long restrainedSinceMillis() {
    return restrainedSinceMillis;
  }

  long restraints() {
    return watchdog.restraints();
  }

  /**
   * For the log.
   *
   * @param everyStack whether the user asked for every stack: these are kept
   */
  String text(boolean everyStack) {
    long hundredths = Math.round(10_000 * watchdog.share());
    String took = hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + " %";
    String share = "Descry took " + took + " of a core in the last minute";
    if (!watchdog.isRestrained()) {
      return share + (everyStack ? ": reports are as often as before" : AGAIN);
    }
    return share + ", more than 1 %, and " + (everyStack ? STACKS_STAY : COUNTS);
  }
}
