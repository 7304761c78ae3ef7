package io.descry.registry.site;

import io.descry.model.HandleKind;
import java.io.DescryHandle;
import java.io.DescrySample;
import java.io.DescryState;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the closes of handles that never met a tick to their sites, by the tick's uniform sample:
 * exactly while all had stacks and fitted in, else by extrapolation. The agent's thread only.
 */
public final class CloseSampler {

  private final DescryState state;
  private final StackInterner interner;
  private final SocketCallers askers;
  private final long[] closedBefore = new long[HandleKind.values().length];
  private final long[] internedBefore = new long[HandleKind.values().length];

  public CloseSampler(DescryState state, StackInterner interner, SocketCallers askers) {
    this.state = state;
    this.interner = interner;
    this.askers = askers;
  }

  /** Counts one tick's sample and the handles that the collector closed. */
  public void count(DescrySample sample) {
    long[] interned = interner.sites().closedInterned();
    for (HandleKind kind : HandleKind.values()) {
      int k = kind.ordinal();
      long closed = state.closed[k].sum();
      long young = closed - closedBefore[k] - (interned[k] - internedBefore[k]);
      count(kind, sample, young);
      closedBefore[k] = closed;
      internedBefore[k] = interned[k];
    }
    countCollected();
  }

  /** Counts the handles that the collector closed since the last call. */
  public void countCollected() {
    for (DescryHandle handle = state.pollCollected();
        handle != null;
        handle = state.pollCollected()) {
      Trace trace = trace(handle);
      if (trace != null) {
        trace.entry.recovered();
      }
    }
  }

  private void count(HandleKind kind, DescrySample sample, long young) {
    List<DescryHandle> taken = new ArrayList<>();
    for (int slot = 0; slot < DescrySample.PER_KIND; slot++) {
      DescryHandle handle = sample.get(kind.ordinal(), slot);
      if (handle != null) {
        taken.add(handle);
      }
    }
    boolean exact = young <= taken.size();
    double weight = exact || taken.isEmpty() ? 1 : (double) young / taken.size();
    for (DescryHandle handle : taken) {
      Trace trace = trace(handle);
      if (trace != null) {
        trace.entry.closedYoung(weight, exact);
      }
    }
  }

  private @org.jspecify.annotations.Nullable Trace trace(DescryHandle handle) {
    Object stack = handle.stack;
    if (stack instanceof Throwable) {
      return interner.intern(HandleKind.of(handle.kind), (Throwable) stack, askers.of(handle));
    }
    return stack instanceof Trace ? (Trace) stack : null;
  }
}
