package java.io;

import java.util.Arrays;

/** Arrays of descriptor numbers. */
final class DescryNumbers {

  private DescryNumbers() {}

  /** The numbers that are 0 or more, in their order. */
  static int[] open(int[] numbers) {
    int[] open = new int[numbers.length];
    int size = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= 0) {
        open[size++] = numbers[i];
      }
    }
    return Arrays.copyOf(open, size);
  }

  /** All but the first, or null where there is only one. */
  static int[] tail(int[] numbers) {
    return numbers.length == 1 ? null : Arrays.copyOfRange(numbers, 1, numbers.length);
  }
}
