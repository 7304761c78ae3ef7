package io.descry.ledger;

import io.descry.model.KernelDescriptor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's list and what opened since, lowest number first: no object for each, since there are
 * thousands in each report. One thread.
 */
final class Numbers {

  private static final Comparator<KernelDescriptor> BY_NUMBER =
      Comparator.comparingInt(descriptor -> descriptor.number);

  private final List<KernelDescriptor> sorted;
  private final BitSet known = new BitSet();
  private final List<KernelDescriptor> since = new ArrayList<>();

  /**
   * @param kernel lowest number first
   */
  Numbers(List<KernelDescriptor> kernel) {
    sorted = new ArrayList<>(kernel.size());
    for (KernelDescriptor descriptor : kernel) {
      sorted.add(descriptor);
      known.set(descriptor.number);
    }
  }

  boolean has(int number) {
    return known.get(number);
  }

  void add(KernelDescriptor descriptor) {
    since.add(descriptor);
    known.set(descriptor.number);
  }

  int size() {
    return sorted.size() + since.size();
  }

  List<KernelDescriptor> lowestFirst() {
    if (!since.isEmpty()) {
      sorted.addAll(since);
      since.clear();
      sorted.sort(BY_NUMBER);
    }
    return sorted;
  }

  @Nullable KernelDescriptor at(int number) {
    if (!has(number)) {
      return null;
    }
    int at = Collections.binarySearch(lowestFirst(), new KernelDescriptor(number, ""), BY_NUMBER);
    return sorted.get(at);
  }
}
