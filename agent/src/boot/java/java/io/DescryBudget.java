package java.io;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How many stacks may still be captured before the next refill, per stripe of descriptor numbers.
 * Stripes go by number, not by thread: a leak walks through the numbers and so meets every stripe.
 * Losing a decrement to a race gives one stack too many, which is cheaper than a locked
 * instruction.
 */
public final class DescryBudget {

  public static final int STRIPES = 16;
  private static final int PADDING = 16;

  private final AtomicIntegerArray tokens = new AtomicIntegerArray(STRIPES * PADDING);
  private final boolean unlimited;

  public DescryBudget(boolean unlimited) {
    this.unlimited = unlimited;
  }

  /** Sets every stripe to this many stacks. */
  public void refill(int perStripe) {
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      tokens.lazySet(stripe * PADDING, perStripe);
    }
  }

  /** How many stacks of the last refill were not taken, over all stripes. */
  public int left() {
    int left = 0;
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      left += tokens.get(stripe * PADDING);
    }
    return left;
  }

  /** How many stacks were taken of so many a stripe; none where they are not counted. */
  public int taken(int perStripe) {
    return unlimited ? 0 : Math.max(0, STRIPES * perStripe - left());
  }

  /** Hot. */
  boolean take(int number) {
    if (unlimited) {
      return true;
    }
    int index = (number & (STRIPES - 1)) * PADDING;
    int left = tokens.get(index);
    if (left <= 0) {
      return false;
    }
    tokens.lazySet(index, left - 1);
    return true;
  }
}
