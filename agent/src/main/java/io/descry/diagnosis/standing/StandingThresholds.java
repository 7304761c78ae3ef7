package io.descry.diagnosis.standing;

/** The thresholds of standings, of the process's state and of the forecast, with their reasons. */
final class StandingThresholds {

  /** A count that does not change for so long is a level: pools and caches pause for less. */
  static final long LEVEL_MILLIS = 5 * 60_000;

  /** A count above all that was held before the last minutes has no precedent. */
  static final long PRECEDENT_MILLIS = 3 * 60_000;

  private StandingThresholds() {}
}
