package io.descry.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * A child's main class: CPU time of the thread per open and close at several stack depths. Prints
 * {@code depth nanos} lines. The descent is made once; the loop runs at its bottom.
 *
 * <p>Not JMH: a ratio of two JVMs needs forks that alternate, one with the agent and one without,
 * and CPU time of the thread instead of the clock; JMH does neither. What JMH protects from is not
 * at stake here: no operation that enters the kernel can be optimised away.
 */
public final class OpenCost {

  private static final int ROUNDS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private OpenCost() {}

  private static final String BY_TWO = "*2";

  /** Arguments: the operation's name, with {@code *2} where two threads do it; then the depths. */
  public static void main(String[] arguments) throws IOException {
    String name = arguments[0].replace(BY_TWO, "");
    if (arguments[0].endsWith(BY_TWO)) {
      startAnother(name);
    }
    try (Operation operation = Operation.named(name)) {
      repeat(operation, operation.warmUp());
      for (int i = 1; i < arguments.length; i++) {
        int depth = Integer.parseInt(arguments[i]);
        System.out.println(depth + " " + descend(depth - 2, operation));
      }
    }
  }

  private static void startAnother(String name) {
    Thread other =
        new Thread(
            () -> {
              try (Operation operation = Operation.named(name)) {
                repeat(operation, Integer.MAX_VALUE);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    other.setDaemon(true);
    other.start();
  }

  private static long descend(int frames, Operation operation) throws IOException {
    return frames > 0 ? descend(frames - 1, operation) : medianNanos(operation);
  }

  private static long medianNanos(Operation operation) throws IOException {
    repeat(operation, operation.warmUp() / 10);
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadCpuTime();
      repeat(operation, operation.perRound());
      nanos[round] = (THREADS.getCurrentThreadCpuTime() - before) / operation.perRound();
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static void repeat(Operation operation, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      operation.run();
    }
  }
}
