package java.io;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The number of stacks that may still be captured before the next refill, for each stripe of
 * descriptor numbers. Stripes go by number, not by thread: a leak walks through the numbers and so
 * meets every stripe. Losing a decrement to a race gives one stack too many, which is cheaper than
 * a locked instruction.
 */
public final class DescryBudget {

  public static final int STRIPES = 16;
  private static final int PADDING = 16;

  /** What {@link #begin} answers where no stack may be captured. */
  static final long NO_TOKEN = -1;

  /** One of so many is timed. */
  private static final int TIMED = 16;

  /** What took longer was interrupted: the deepest stacks, of 1,024 frames, take 25 µs. */
  private static final long LONGEST_NANOS = 200_000;

  /** Of some forty frames, until one was timed. */
  private static final long FIRST_GUESS_NANOS = 1_200;

  /** The last timed one counts for an eighth. */
  private static final int WEIGHT = 8;

  private volatile long stackNanos = FIRST_GUESS_NANOS;
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

  /** What a stack has cost of late, in nanoseconds: their depth is not known until one is read. */
  public long stackNanos() {
    return stackNanos;
  }

  /** Hot. Whether a stack may be captured. */
  boolean take(int number) {
    return begin(number) != NO_TOKEN;
  }

  /**
   * Hot. Takes a token: {@link #NO_TOKEN} where there is none; else what {@link #end} wants when
   * the stack is there, in this very frame, so that it costs none of its own.
   */
  long begin(int number) {
    if (unlimited) {
      return 0;
    }
    int index = (number & (STRIPES - 1)) * PADDING;
    int left = tokens.get(index);
    if (left <= 0) {
      return NO_TOKEN;
    }
    tokens.lazySet(index, left - 1);
    return left % TIMED == 0 ? System.nanoTime() : 0;
  }

  /** Hot. */
  void end(long begin) {
    if (begin != 0) {
      timed(System.nanoTime() - begin);
    }
  }

  /** One that is lost to a race is as good as not timed. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void timed(long nanos) {
    if (nanos > 0 && nanos < LONGEST_NANOS) {
      stackNanos += (nanos - stackNanos) / WEIGHT;
    }
  }
}
