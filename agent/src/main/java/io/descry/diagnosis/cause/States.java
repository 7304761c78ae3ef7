package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.diagnosis.standing.StandingThresholds;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.ProcessState;
import io.descry.report.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The state of the process: each step gives a reason, or nothing; the first that gives one decides.
 */
public final class States {

  /** A state with the reason for it. */
  public static final class Decided {
    public final ProcessState state;

    /** A sentence without its full stop. */
    public final String reason;

    Decided(ProcessState state, String reason) {
      this.state = state;
      this.reason = reason;
    }
  }

  private interface Step {
    @Nullable Decided ask();
  }

  private final Situation situation;
  private final List<Finding> findings;
  private final Forecast forecast;

  public States(Situation situation, List<Finding> findings, Forecast forecast) {
    this.situation = situation;
    this.findings = findings;
    this.forecast = forecast;
  }

  /** The state now. */
  public Decided decide() {
    List<Step> steps =
        Collections.unmodifiableList(
            Arrays.<Step>asList(
                this::exhausted,
                this::leak,
                () -> first(ProcessState.LIMIT, finding -> isOf(finding, Cause.LIMIT)),
                () -> first(ProcessState.CHURN, finding -> isOf(finding, Cause.CHURN)),
                this::filling,
                this::paused,
                () -> first(ProcessState.SUSPECT, States::isSuspect),
                this::watching));
    for (Step step : steps) {
      Decided decided = step.ask();
      if (decided != null) {
        return decided;
      }
    }
    return new Decided(ProcessState.OK, "nothing is suspect, and nothing that is watched rises");
  }

  private @Nullable Decided exhausted() {
    long at = situation.ledger.atMillis;
    Long last = situation.occupancy.lastFailureAt();
    if (situation.occupancy.hasFailedWithin(StandingThresholds.EXHAUSTED_STAYS_MILLIS, at)
        && last != null) {
      return new Decided(
          ProcessState.EXHAUSTED,
          Words.count(situation.occupancy.failures(), "opening")
              + " failed because no descriptor was free, the last "
              + Words.duration(at - last)
              + " ago");
    }
    return situation.isExhausted()
        ? new Decided(ProcessState.EXHAUSTED, "no descriptor is free")
        : null;
  }

  private @Nullable Decided leak() {
    Long limit = situation.meaningfulLimit();
    double much = limit == null ? Double.MAX_VALUE : StandingThresholds.LEAK_SHARE * limit;
    return first(
        ProcessState.LEAK,
        finding ->
            finding.isLeak() && (finding.status == FindingStatus.GROWING || finding.holds >= much));
  }

  private @Nullable Decided filling() {
    Long limit = situation.meaningfulLimit();
    long used = situation.used();
    if (limit != null && used >= StandingThresholds.FILLING_SHARE * limit) {
      return new Decided(
          ProcessState.FILLING, Words.percent(used, limit) + " of the limit is used");
    }
    Long millis = forecast.millis();
    return millis != null && millis <= StandingThresholds.FILLING_MILLIS
        ? new Decided(
            ProcessState.FILLING,
            "full in about " + Words.duration(millis) + " at the rate of the last minutes")
        : null;
  }

  private @Nullable Decided paused() {
    long leaks = findings.stream().filter(Finding::isLeak).count();
    long holds = 0;
    for (Finding finding : findings) {
      holds += finding.isLeak() ? finding.holds : 0;
    }
    return leaks == 0
        ? null
        : new Decided(
            ProcessState.PAUSED,
            Words.count(leaks, "leak")
                + (leaks == 1 ? " holds " : " hold ")
                + Words.count(holds, "descriptor")
                + " and "
                + (leaks == 1 ? "does" : "do")
                + " not grow now");
  }

  private @Nullable Decided watching() {
    double perMinute = forecast.watched();
    return perMinute > 0
        ? new Decided(
            ProcessState.WATCHING, "what is not judged yet rises by " + Words.rate(perMinute))
        : null;
  }

  private @Nullable Decided first(ProcessState state, Predicate<Finding> test) {
    for (Finding finding : findings) {
      if (test.test(finding)) {
        return new Decided(state, finding.title);
      }
    }
    return null;
  }

  private static boolean isOf(Finding finding, Cause cause) {
    return finding.cause == cause && finding.certainty != Verdict.EXPECTED;
  }

  private static boolean isSuspect(Finding finding) {
    return finding.cause == Cause.LEAK && finding.certainty == Verdict.SUSPECT;
  }
}
