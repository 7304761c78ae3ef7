package io.descry.junit;

import io.descry.api.DescriptorLeakError;
import io.descry.api.LeakCheck;
import io.descry.api.OpenDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * All tests of one run. Tells whose an open descriptor is where several run at once: that of the
 * test whose thread opened it, else of the one whose code stands on the stack; what could be
 * anybody's fails nobody and stands in the summary. Any thread.
 */
final class Session implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private final Collection<WatchedTest> running = new ConcurrentLinkedQueue<>();
  private final Collection<WatchedTest> ended = new ConcurrentLinkedQueue<>();
  private final Set<Long> claimed = ConcurrentHashMap.newKeySet();
  private final Summary summary = new Summary();

  /** Brings the agent in, where it is not: that is no test's cost. */
  Session() {
    LeakCheck.begin();
  }

  /** From here on what is opened is this one's, or another's that runs now. */
  WatchedTest begin(String name, Class<?> type, String method, Allowances allowances) {
    long nanos = System.nanoTime();
    LeakCheck check = LeakCheck.begin();
    long cost = System.nanoTime() - nanos;
    WatchedTest test = new WatchedTest(name, type, method, check, cost, allowances);
    running.add(test);
    return test;
  }

  /**
   * @throws DescriptorLeakError where it left something open that it may not
   */
  void end(WatchedTest test, String when) {
    long nanos = System.nanoTime();
    List<WatchedTest> others = others(test);
    List<OpenDescriptor> leaks;
    try {
      leaks = test.check.leaks(descriptor -> isOf(test, descriptor, others));
    } finally {
      running.remove(test);
      test.endedNanos = System.nanoTime();
      ended.add(test);
      forget();
    }
    if (leaks.isEmpty()) {
      summary.clean(test.costNanos + test.endedNanos - nanos);
    }
    fail(test, when, leaks);
  }

  private void fail(WatchedTest test, String when, List<OpenDescriptor> leaks) {
    leaks.forEach(leak -> claimed.add(leak.id));
    List<OpenDescriptor> forbidden =
        leaks.stream().filter(leak -> !test.allowances.allows(leak)).collect(Collectors.toList());
    summary.ended(leaks.size() - forbidden.size(), forbidden.size());
    if (!forbidden.isEmpty()) {
      DescriptorLeakError error = new DescriptorLeakError(when, forbidden);
      GitHub.annotate(test.name, forbidden);
      throw error;
    }
  }

  /** Those of its sort that ran at some time while this one did. */
  private List<WatchedTest> others(WatchedTest test) {
    List<WatchedTest> others = new ArrayList<>(running);
    others.addAll(ended);
    others.removeIf(
        other -> other == test || other.isClass != test.isClass || !test.overlaps(other));
    return others;
  }

  private boolean isOf(WatchedTest test, OpenDescriptor descriptor, List<WatchedTest> others) {
    if (test.isClass && (descriptor.id == 0 || claimed.contains(descriptor.id))) {
      return false; // One of its tests has told already.
    }
    if (descriptor.threadId == test.threadId || others.isEmpty()) {
      return true;
    }
    if (others.stream().anyMatch(other -> other.threadId == descriptor.threadId)) {
      return false;
    }
    boolean mine = test.isOnStackOf(descriptor);
    if (!mine && others.stream().noneMatch(other -> other.isOnStackOf(descriptor))) {
      summary.shared(descriptor);
    }
    return mine;
  }

  /** What ended before all that runs began is nobody's neighbour any more. */
  private void forget() {
    ended.removeIf(old -> running.stream().noneMatch(test -> test.overlaps(old)));
  }

  @Override
  public void close() {
    summary.print();
  }
}
