package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.diagnosis.standing.StandingThresholds;
import io.descry.report.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The advice that gives time until the code is fixed: one computed sentence for the process, or
 * nothing.
 */
public final class InterimAdvice {

  /** A limit is near while this share of it is used, or while it is full within a day. */
  private static final double NEAR = 0.5;

  private static final long NEAR_MILLIS = 24 * 60 * 60_000L;

  /** Four times the limit, and no less than a common hard limit: each is cheap for the kernel. */
  private static final long FACTOR = 4;

  private static final long LEAST = 65_536;

  /** {@code fs.nr_open} by default: the kernel refuses a higher limit. */
  private static final long MOST = 1_048_576;

  private final Situation situation;
  private final List<Finding> findings;
  private final @Nullable Long millis;

  /**
   * @param millis how long the free descriptors last, or null
   */
  public InterimAdvice(Situation situation, List<Finding> findings, @Nullable Long millis) {
    this.situation = situation;
    this.findings = findings;
    this.millis = millis;
  }

  /** The sentence without its full stop, or null where no limit is near. */
  public @Nullable String sentence() {
    Long limit = situation.meaningfulLimit();
    if (limit == null || limit >= MOST || !isNear(limit)) {
      return collected();
    }
    long more = Math.min(MOST, Math.max(LEAST, powerOfTwo(FACTOR * limit)));
    String raise =
        "prlimit --pid " + situation.context.process.pid + " --nofile=" + more + ":" + more;
    String collected = collected();
    return raise + gain(limit, more) + (collected == null ? "" : "; " + collected);
  }

  private boolean isNear(long limit) {
    long at = situation.ledger.atMillis;
    return situation.used() >= NEAR * limit
        || (millis != null && millis <= NEAR_MILLIS)
        || situation.occupancy.limitSign(at) != null
        || situation.occupancy.hasFailedWithin(StandingThresholds.EXHAUSTED_STAYS_MILLIS, at);
  }

  /** Such as {@code (full in about 110 min instead of 30 min)}. */
  private String gain(long limit, long more) {
    Long free = situation.headroom();
    if (millis == null || free == null || free <= 0) {
      return " makes room";
    }
    long then = (long) (millis * ((double) (free + more - limit) / free));
    return " (full in about "
        + Words.duration(then)
        + " instead of "
        + Words.duration(millis)
        + ")";
  }

  /** What was dropped already, the collector closes; what is dropped later, not. */
  private @Nullable String collected() {
    for (Finding finding : findings) {
      if (finding.isLeak() && finding.collected > 0 && finding.holds > 0) {
        return "jcmd " + situation.context.process.pid + " GC.run closes what was dropped already";
      }
    }
    return null;
  }

  private static long powerOfTwo(long least) {
    long power = Long.highestOneBit(least);
    return power == least ? power : 2 * power;
  }
}
