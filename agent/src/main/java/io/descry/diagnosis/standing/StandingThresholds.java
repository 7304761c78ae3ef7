package io.descry.diagnosis.standing;

/** The thresholds of standings, of the process's state and of the forecast, with their reasons. */
public final class StandingThresholds {

  /** A count that does not change for so long is a level: pools and caches pause for less. */
  static final long LEVEL_MILLIS = 5 * 60_000;

  /** A count above all that was held before the last minutes has no precedent. */
  static final long PRECEDENT_MILLIS = 3 * 60_000;

  /** A limit finding stays for so long after its last sign: bursts recur within minutes. */
  static final long LIMIT_STAYS_MILLIS = 10 * 60_000;

  /** EXHAUSTED stays for so long after an opening failed: what failed with it is still retried. */
  public static final long EXHAUSTED_STAYS_MILLIS = 5 * 60_000;

  /** A leak that holds nothing and lost nothing for so long is over: the collector runs sooner. */
  static final long HOLDS_NOTHING_MILLIS = 60 * 60_000;

  /** This share of the limit is FILLING. */
  public static final double FILLING_SHARE = 0.8;

  /** A table that is full within this time is FILLING. */
  public static final long FILLING_MILLIS = 60 * 60_000;

  /** A leak that holds this share of the limit counts although it does not grow. */
  public static final double LEAK_SHARE = 0.1;

  /** Fewer closes say nothing about how a site treats its handles. */
  static final int PRECEDENT_CLOSES = 5;

  /** A site that closes a smaller share keeps what it opens: only time tells why. */
  static final double PRECEDENT_SHARE = 0.1;

  private StandingThresholds() {}
}
