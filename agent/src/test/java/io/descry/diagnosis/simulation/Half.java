package io.descry.diagnosis.simulation;

/** Which lives a rule may be tuned on. */
public enum Half {
  /** Even seeds. */
  TUNE,
  /** Odd seeds: looked at once, at the end. */
  HELD_OUT;

  /** The seed of the nth life of this half. */
  long seed(int n) {
    return 2L * n + ordinal();
  }

  static Half named(String text) {
    return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
