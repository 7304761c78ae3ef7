package io.descry.agent;

import io.descry.config.CaptureMode;
import java.io.DescryBudget;

/**
 * How many stacks may be captured: a share of the process's CPU time divided by what captures have
 * cost of late, with a floor of 64 a second and stripe, since 2 % of an idle process is nothing.
 */
final class CaptureRate {

  private static final int REFILLS_PER_SECOND = 4;

  /** 64 a second. */
  static final int FLOOR_PER_REFILL = 64 / REFILLS_PER_SECOND;

  private final double share;
  private final CaptureMode mode;

  CaptureRate(CaptureMode mode, double share) {
    this.mode = mode;
    this.share = share;
  }

  /** Whether the user asked for every stack. */
  boolean isFull() {
    return mode == CaptureMode.FULL;
  }

  DescryBudget newBudget() {
    return new DescryBudget(isFull());
  }

  int initial() {
    return mode == CaptureMode.NONE ? 0 : FLOOR_PER_REFILL;
  }

  /** Captures per stripe and refill, after the process used this much CPU time in a second. */
  int perRefill(long cpuNanosPerSecond, long stackNanos) {
    if (mode == CaptureMode.NONE) {
      return 0;
    }
    double perSecond = share * cpuNanosPerSecond / stackNanos;
    double perRefill = perSecond / REFILLS_PER_SECOND / DescryBudget.STRIPES;
    return (int) Math.max(FLOOR_PER_REFILL, Math.min(Integer.MAX_VALUE, perRefill));
  }

  /** What so many stacks cost beyond the share of the CPU time that the process has used. */
  long excessNanos(long captures, long stackNanos, long cpuNanos) {
    return (long) Math.max(0, captures * stackNanos - share * cpuNanos);
  }
}
