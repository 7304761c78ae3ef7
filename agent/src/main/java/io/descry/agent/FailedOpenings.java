package io.descry.agent;

import io.descry.kernel.Kernel;
import io.descry.model.Limits;
import java.io.DescryErrors;
import java.io.DescryState;

/**
 * Decides whether openings failed because this process's table was full. EMFILE is also the
 * kernel's answer when a user has too many inotify instances. The agent's thread only.
 */
final class FailedOpenings {

  /** A watch service takes three descriptors. */
  private static final long WATCH_SERVICE = 4;

  /** A burst of so many can be over before the agent's thread looks, a tenth of a second later. */
  static final long MOST_IN_A_BURST = 4_096;

  private final DescryState state;
  private final Kernel kernel;

  FailedOpenings(DescryState state, Kernel kernel) {
    this.state = state;
    this.kernel = kernel;
  }

  /** Takes what failed since the last call; whether the table was full. */
  boolean take() {
    DescryErrors errors = state.errors;
    if (errors.failedOpenings.get() == 0 && errors.failedWatchServices.get() == 0) {
      return false;
    }
    long openings = errors.failedOpenings.getAndSet(0);
    long services = errors.failedWatchServices.getAndSet(0);
    Limits limits = kernel.limits();
    return decide(openings, services, limits == null ? 0 : limits.soft, used());
  }

  /** The decision alone. */
  boolean decide(long openings, long services, long limit, long used) {
    boolean noneForService = limit - used < WATCH_SERVICE;
    long believed = isNearlyFull(limit, used) ? openings : 0;
    if (noneForService) {
      believed += services;
    } else if (services > 0) {
      state.errors.refused(DescryErrors.INOTIFY_INSTANCES, services, state.clockMillis);
    }
    state.exhaustions.addAndGet(believed);
    return believed > 0;
  }

  /** Whether the table is full, or was before a burst ended. */
  private static boolean isNearlyFull(long limit, long used) {
    return limit - used < MOST_IN_A_BURST || used >= limit / 5 * 4;
  }

  /** Where the kernel does not tell and none is free to count with, all are used. */
  private long used() {
    long expected = kernel.descriptors().expected();
    if (expected > 0) {
      return expected;
    }
    Integer counted = kernel.descriptors().count();
    return counted == null ? Limits.UNLIMITED : counted;
  }
}
