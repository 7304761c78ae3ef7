package io.descry.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;

/** The limits that hold for every input, however odd: of memory, and of what is said about it. */
public final class Bounds {

  /** What a parser may allocate before it has read anything: buffers, classes, messages. */
  private static final long FREE_BYTES = 4L << 20;

  /**
   * While it fuzzes, Jazzer's own hooks allocate at each comparison of texts: 13.6 MB for a command
   * line of 500 arguments that takes 33 KB. The bound itself holds where inputs are replayed.
   */
  private static final int HOOKS = System.getenv("JAZZER_FUZZ") == null ? 1 : 64;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounds() {}

  /**
   * Runs it, and fails where it allocates more than so many bytes for each byte of the input, and
   * does so again: classes that load the first time cost more than any input.
   */
  public static <T> T within(int inputBytes, int bytesForEach, Callable<T> action) {
    long most = FREE_BYTES + (long) inputBytes * bytesForEach * HOOKS;
    long before = allocated();
    T result = unchecked(action);
    if (allocated() - before > most) {
      before = allocated();
      result = unchecked(action);
    }
    long spent = allocated() - before;
    if (spent > most) {
      throw new AssertionError(spent + " bytes allocated for an input of " + inputBytes);
    }
    return result;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static <T> T unchecked(Callable<T> action) {
    try {
      return action.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Sentences for people: few, one line each, none of them long. */
  public static void areFewAndShort(List<String> problems, int most) {
    holds(problems.size() <= most, "few problems");
    for (String problem : problems) {
      holds(problem.length() < 1_500, "a short problem");
      holds(problem.indexOf('\n') < 0, "a problem of one line");
    }
  }

  /** Plain and fast: it runs with every input. */
  public static void holds(boolean right, String what) {
    if (!right) {
      throw new AssertionError("not so: " + what);
    }
  }

  /** Whether a terminal would take it for more than letters: controls, marks of direction. */
  public static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Bounds::isPrintable);
  }

  private static boolean isPrintable(int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
