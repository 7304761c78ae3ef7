package io.descry.junit;

import io.descry.api.LeakCheck;
import io.descry.api.OpenDescriptor;
import java.util.List;

/** A test or a class that is being watched. Its thread writes {@link #endedNanos}. */
final class WatchedTest {

  final String name;

  /** A class, with what it opens around its tests. */
  final boolean isClass;

  final long threadId = Thread.currentThread().getId();
  final LeakCheck check;

  /** Of the check's beginning. */
  final long costNanos;

  final Allowances allowances;
  final long beganNanos = System.nanoTime();
  volatile long endedNanos = beganNanos + Long.MAX_VALUE / 2;

  private final String prefix;

  /**
   * @param method of the test, or null for a class
   */
  WatchedTest(
      String name,
      Class<?> type,
      String method,
      LeakCheck check,
      long costNanos,
      Allowances allowances) {
    this.name = name;
    this.isClass = method == null;
    this.prefix = type.getName() + "." + (method == null ? "" : method + "(");
    this.check = check;
    this.costNanos = costNanos;
    this.allowances = allowances;
  }

  /** Whether its own code stands on the stack that opened it, or that asked for the opening. */
  boolean isOnStackOf(OpenDescriptor descriptor) {
    return isOn(descriptor.frames) || isOn(descriptor.submittedBy);
  }

  private boolean isOn(List<String> frames) {
    return frames.stream().anyMatch(frame -> frame.startsWith(prefix) || isOnLambdaOf(frame));
  }

  /** The test's lambdas: {@code lambda$name$0}. */
  private boolean isOnLambdaOf(String frame) {
    int paren = prefix.length() - 1;
    if (prefix.charAt(paren) != '(') {
      return false;
    }
    int dot = prefix.lastIndexOf('.');
    return frame.startsWith(
        prefix.substring(0, dot) + ".lambda$" + prefix.substring(dot + 1, paren) + "$");
  }

  /** Whether the other one ran at some time since this one began. */
  boolean overlaps(WatchedTest other) {
    return other.endedNanos - beganNanos > 0;
  }
}
