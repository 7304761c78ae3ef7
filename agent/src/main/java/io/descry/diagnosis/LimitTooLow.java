package io.descry.diagnosis;

import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/**
 * The count follows the load: it came near the limit, at least four fifths of it, and went back by
 * more than a quarter. No site leaks.
 */
final class LimitTooLow implements Rule {

  private static final double NEAR = 0.8;
  private static final double BACK = 0.75;

  @Override
  public List<Finding> find(Situation situation) {
    Long limit = situation.meaningfulLimit();
    long peak = situation.totals.peak();
    boolean near = limit != null && peak >= NEAR * limit;
    boolean back = situation.ledger.rows.size() <= BACK * peak;
    return limit == null || !near || !back || situation.hasLeak()
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, peak, limit));
  }

  private static Finding finding(Situation situation, long peak, long limit) {
    Finding.Builder finding = Single.of(situation, "limit-too-low", "DSC-LIMIT", Cause.LIMIT);
    long now = situation.ledger.rows.size();
    finding.title =
        "Not a leak: descriptors came to " + peak + " of " + limit + " and went back to " + now;
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
    return finding.build();
  }
}
