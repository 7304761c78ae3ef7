package io.descry.diagnosis.simulation;

/**
 * Which lives a rule may be tuned on. The first two halves have the first twenty {@link Shape}s;
 * the second two were added later, with all shapes and wider numbers.
 */
public enum Half {
  /** Even seeds. */
  TUNE(0),
  /** Odd seeds: looked at before the rule's last changes, so no longer a proof. */
  HELD_OUT(1),
  /** Even seeds from {@link #SECOND} on. */
  TUNE_2(Half.SECOND),
  /** Odd seeds from {@link #SECOND} on: looked at once, at the end. */
  HELD_OUT_2(Half.SECOND + 1),
  /** Even seeds from {@link #THIRD} on: the growth test by lifetimes was tuned on these lives. */
  TUNE_3(Half.THIRD),
  /** Odd seeds from {@link #THIRD} on: looked at once, at the end. */
  HELD_OUT_3(Half.THIRD + 1);

  private static final long SECOND = 7_000_000;
  private static final long THIRD = 90_000_000;

  private final long firstSeed;

  Half(long firstSeed) {
    this.firstSeed = firstSeed;
  }

  /** The seed of the nth life of this half. */
  long seed(int n) {
    return 2L * n + firstSeed;
  }

  /** Whether the life of this seed has all shapes and wider numbers. */
  static boolean isSecond(long seed) {
    return seed >= SECOND;
  }

  static Half named(String text) {
    return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
