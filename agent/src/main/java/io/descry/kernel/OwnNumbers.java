package io.descry.kernel;

import io.descry.model.KernelDescriptor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Tells which numbers the kept files took: the JDK does not say. */
final class OwnNumbers {

  private OwnNumbers() {}

  /**
   * Opens the files and returns the numbers that were not there before and lead to such files. An
   * application would have to open the same files at the same instant to be taken for us.
   */
  static int[] takenBy(ProcDescriptors descriptors, KernelFiles files) {
    BitSet before = kept(descriptors);
    files.open();
    BitSet after = kept(descriptors);
    after.andNot(before);
    return numbers(after);
  }

  static int[] merge(int[] some, int[] others) {
    int[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    Arrays.sort(all);
    return all;
  }

  /** Without {@code BitSet.stream}, which would load the streams' classes at start. */
  private static int[] numbers(BitSet set) {
    int[] numbers = new int[set.cardinality()];
    int number = -1;
    for (int i = 0; i < numbers.length; i++) {
      number = set.nextSetBit(number + 1);
      numbers[i] = number;
    }
    return numbers;
  }

  private static BitSet kept(ProcDescriptors descriptors) {
    BitSet numbers = new BitSet();
    List<KernelDescriptor> found = descriptors.list();
    for (KernelDescriptor each : found == null ? none() : found) {
      if (KernelFiles.isNamedIn(each.target)) {
        numbers.set(each.number);
      }
    }
    return numbers;
  }

  private static List<KernelDescriptor> none() {
    return Collections.emptyList();
  }
}
