package io.descry.agent;

import java.io.DescryTable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the agent's thread back at first: most of what a start costs is its rehearsal, which a
 * program that ends within a second does not need. Ends at once where somebody waits for the agent,
 * or where a good part of the limit is used already.
 */
final class Delay {

  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final long FIRST_NANOS = 100_000_000;
  private static final long STEP_MILLIS = 20;

  /** Of the limit: the rehearsal must be over long before the rest is used. */
  private static final int SHARE = 8;

  private final long softLimit;
  private final long begin = System.nanoTime();
  private final CountDownLatch end = new CountDownLatch(1);

  Delay(long softLimit) {
    this.softLimit = softLimit;
  }

  /** Any thread. */
  void end() {
    end.countDown();
  }

  /** The first part of it, which a program that ends at once does not outlive. */
  void awaitFirst(DescryTable table) throws InterruptedException {
    await(table, FIRST_NANOS);
  }

  /** What is left of it. */
  void await(DescryTable table) throws InterruptedException {
    await(table, LONGEST_NANOS);
  }

  private void await(DescryTable table, long nanos) throws InterruptedException {
    while (table.size() < softLimit / SHARE && System.nanoTime() - begin < nanos) {
      if (end.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }
}
