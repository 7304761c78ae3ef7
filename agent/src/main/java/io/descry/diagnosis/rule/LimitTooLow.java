package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/**
 * The count follows the load: it came near the limit, at least four fifths of it, and went back by
 * more than a quarter. Where a site leaks too, said only if the load takes half of the limit
 * without what is leaked: then fixing the leak alone leaves little room. The limit that would do is
 * four times the peak: peaks double, and twice that is cheap. A higher limit does not help where
 * concurrency has no bound.
 */
final class LimitTooLow implements Rule {

  private static final double NEAR = 0.8;
  private static final double MUCH_LOAD = 0.5;

  @Override
  public List<Finding> find(Situation situation) {
    Long limit = situation.meaningfulLimit();
    long peak = situation.peak();
    boolean near = limit != null && peak >= NEAR * limit;
    boolean back = situation.ledger.rows.size() <= Situation.BACK * peak;
    boolean byLoad =
        limit != null && (!situation.hasLeak() || situation.loadPeak() >= MUCH_LOAD * limit);
    return limit == null || !near || !back || !byLoad
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, peak, limit));
  }

  private static Finding finding(Situation situation, long peak, long limit) {
    Finding.Builder finding = Single.of(situation, "limit-too-low", "DSC-LIMIT", Cause.LIMIT);
    long now = situation.ledger.rows.size();
    Double each = situation.totals.perConnection();
    finding.title = title(situation, peak, limit) + (each == null ? "" : perConnection(each));
    finding.advice =
        "Raise the limit to "
            + 4 * peak
            + ", four times the peak, where it was set, or cap the concurrency; for now `prlimit"
            + " --pid "
            + situation.context.process.pid
            + " --nofile=N:N` as root.";
    finding.evidence.put("peak", peak);
    finding.evidence.put("limit", limit);
    finding.evidence.put("now", now);
    if (each != null) {
      finding.evidence.put("perConnection", Math.round(each * 100) / 100.0);
    }
    return finding.build();
  }

  private static String title(Situation situation, long peak, long limit) {
    long now = situation.ledger.rows.size();
    String came =
        situation.totals.peak() < NEAR * limit
            ? "an opening failed at the limit of " + limit + ", and descriptors went back to " + now
            : "descriptors came to " + peak + " of " + limit + " and went back to " + now;
    return situation.hasLeak()
        ? "Load comes on top of the leak: " + came + ", of which " + situation.leaked() + " leaked"
        : "Not a leak: " + came;
  }

  private static String perConnection(double each) {
    return ", " + Math.round(each * 10) / 10.0 + " for each connection of a client";
  }
}
