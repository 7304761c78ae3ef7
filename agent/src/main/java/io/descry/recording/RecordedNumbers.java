package io.descry.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Gives out kernel numbers as the kernel does: the lowest that is free. One thread. */
final class RecordedNumbers {

  private final PriorityQueue<Integer> free = new PriorityQueue<>();
  private int next;

  List<Integer> take(int count) {
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Integer lowest = free.poll();
      numbers.add(lowest == null ? next++ : lowest);
    }
    return numbers;
  }

  void giveBack(List<Integer> numbers) {
    free.addAll(numbers);
  }

  /** How many are taken. */
  int taken() {
    return next - free.size();
  }
}
