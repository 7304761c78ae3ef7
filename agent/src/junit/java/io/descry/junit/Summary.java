package io.descry.junit;

import io.descry.api.OpenDescriptor;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the run has seen; one line on stderr at its end. Any thread. */
final class Summary {

  private static final int MOST_SHARED = 20;

  private final LongAdder watched = new LongAdder();
  private final LongAdder leaking = new LongAdder();
  private final LongAdder leaked = new LongAdder();
  private final LongAdder allowed = new LongAdder();
  private final LongAdder clean = new LongAdder();
  private final LongAdder costNanos = new LongAdder();
  private final Set<String> shared = ConcurrentHashMap.newKeySet();

  /**
   * What a test cost that left nothing: two questions to the agent, and its coming for the first.
   */
  void clean(long nanos) {
    clean.increment();
    costNanos.add(nanos);
  }

  void ended(int allowedHere, int leakedHere) {
    watched.increment();
    allowed.add(allowedHere);
    leaked.add(leakedHere);
    leaking.add(leakedHere > 0 ? 1 : 0);
  }

  /** Opened while several tests ran, by a thread of none. */
  void shared(OpenDescriptor descriptor) {
    if (shared.size() < MOST_SHARED) {
      shared.add(descriptor + ", opened at " + descriptor.applicationFrame);
    }
  }

  void print() {
    if (watched.sum() == 0) {
      return;
    }
    StringBuilder text = new StringBuilder("Descry: ");
    text.append(leaking).append(" of ").append(watched).append(" tests and classes left ");
    text.append(leaked).append(" descriptors open, ").append(allowed).append(" allowed");
    if (clean.sum() > 0) {
      double millis = costNanos.sum() / 1e6 / clean.sum();
      text.append(String.format(Locale.ROOT, "; watching cost %.1f ms a test", millis));
    }
    for (String one : shared) {
      text.append("\n  open, and by no one test: ").append(one);
    }
    System.err.println(text);
  }
}
