package io.descry.diagnosis.simulation;

/**
 * When reports are asked for in a life: each second at its begin, then each minute as by default.
 */
final class Clock {

  private Clock() {}

  static boolean isReport(long sinceStart) {
    return sinceStart <= 120 || sinceStart % 60 == 0;
  }

  /** Somewhere in the first week. */
  static long start(Dice dice) {
    return (long) dice.between(0, 7 * Load.DAY);
  }
}
