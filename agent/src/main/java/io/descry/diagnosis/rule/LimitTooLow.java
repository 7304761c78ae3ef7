package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Occupancy;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/**
 * The count follows the load: it came near the limit, at least four fifths of it, and went back by
 * more than a quarter. Stays for ten minutes after the last sign, so that bursts are one finding.
 * Where a site leaks too, said only if the load takes half of the limit without what is leaked:
 * then fixing the leak alone leaves little room. The limit that would do is four times the peak:
 * peaks double, and twice that is cheap. A higher limit does not help where concurrency has no
 * bound.
 */
final class LimitTooLow implements Rule {

  private static final double MUCH_LOAD = 0.5;

  @Override
  public List<Finding> find(Situation situation) {
    Long limit = situation.meaningfulLimit();
    return limit != null && applies(situation)
        ? Collections.singletonList(finding(situation, limit))
        : Collections.emptyList();
  }

  /** Whether the load came near the limit and went back within the last minutes. */
  static boolean applies(Situation situation) {
    Long limit = situation.meaningfulLimit();
    boolean byLoad =
        limit != null && (!situation.hasLeak() || situation.loadPeak() >= MUCH_LOAD * limit);
    return byLoad && situation.occupancy.limitSign(situation.ledger.atMillis) != null;
  }

  private static Finding finding(Situation situation, long limit) {
    Occupancy occupancy = situation.occupancy;
    long peak = occupancy.nearPeak();
    Finding.Builder finding = Single.of(situation, "limit-too-low", "DSC-LIMIT", Cause.LIMIT);
    long now = situation.ledger.rows.size();
    Double each = situation.totals.perConnection();
    finding.title = title(situation, peak, limit) + (each == null ? "" : perConnection(each));
    finding.advice =
        "Raise the limit to "
            + 4 * peak
            + ", four times the peak, where it was set, or cap the concurrency.";
    finding.evidence.put("peak", peak);
    finding.evidence.put("limit", limit);
    finding.evidence.put("now", now);
    finding.evidence.put("failures", occupancy.failures());
    if (each != null) {
      finding.evidence.put("perConnection", Math.round(each * 100) / 100.0);
    }
    return finding.build();
  }

  private static String title(Situation situation, long peak, long limit) {
    long now = situation.ledger.rows.size();
    String went =
        now <= Situation.BACK * peak ? "went back to " + now : "come back from there; now " + now;
    String came = "descriptors came to " + peak + " of " + limit + " and " + went;
    String what =
        situation.hasLeak()
            ? "Load comes on top of the leak: "
                + came
                + ", of which "
                + situation.leaked()
                + " leaked"
            : "Not a leak: " + came;
    return what + failures(situation);
  }

  private static String failures(Situation situation) {
    Long last = situation.occupancy.lastFailureAt();
    return last == null
        ? ""
        : "; "
            + Words.count(situation.occupancy.failures(), "opening")
            + " failed, the last "
            + Words.duration(situation.ledger.atMillis - last)
            + " ago";
  }

  private static String perConnection(double each) {
    return ", " + Math.round(each * 10) / 10.0 + " for each connection of a client";
  }
}
