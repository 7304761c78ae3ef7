package io.descry.tests.programs.lives;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The clock and the load of a recorded program. Any thread. */
final class Pace {

  private static final long WAVE_MILLIS = 100_000;

  final Random random;
  private final long startNanos = System.nanoTime();
  private final long seconds;

  Pace(String seconds, long seed) {
    this.seconds = Long.parseLong(seconds);
    this.random = new Random(seed);
  }

  /** Since the start. */
  long millis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  boolean goesOn() {
    return millis() < seconds * 1_000;
  }

  /** How much of the life is over, 0 to 1. */
  double share() {
    return Math.min(1, millis() / (seconds * 1_000.0));
  }

  /** A load between 0.1 and 1 that swings every 100 seconds. */
  double wave() {
    return 0.55 - 0.45 * Math.cos(millis() * 2 * Math.PI / WAVE_MILLIS);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(Math.max(1, millis));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Milliseconds to the next event of so many a second on average. */
  synchronized long next(double perSecond) {
    return (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1_000);
  }

  /** Milliseconds of a heavy-tailed time: mostly the least, seldom the most. */
  synchronized long heavyTailed(double leastMillis, double mostMillis) {
    return (long) Math.min(mostMillis, leastMillis / Math.pow(1 - random.nextDouble(), 0.9));
  }

  synchronized int below(int bound) {
    return random.nextInt(bound);
  }

  static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          return thread;
        });
  }
}
