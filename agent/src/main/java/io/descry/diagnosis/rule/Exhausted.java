package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Evidence;
import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.LedgerRow;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No descriptor is free: names the site that holds most, also without evidence that it leaks. Where
 * connections wait to be accepted the server is the victim, and the rule is {@code accept-starved}.
 */
final class Exhausted implements Rule {

  @Override
  public List<Finding> find(Situation situation) {
    boolean byLeak = !LimitTooLow.applies(situation);
    Judgement biggest = situation.isExhausted() && byLeak ? situation.biggest() : null;
    boolean explained = biggest != null && !situation.unexplained.contains(biggest);
    return biggest == null || explained
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, biggest));
  }

  @Override
  public List<String> ids() {
    return Arrays.asList("exhausted", "accept-starved");
  }

  private static Finding finding(Situation situation, Judgement biggest) {
    long backlog = backlog(situation);
    String rule = backlog > 0 ? "accept-starved" : "exhausted";
    Finding.Builder finding = Single.of(situation, rule, "DSC-SUSPECT", Cause.LIMIT);
    finding.id = rule + ":" + biggest.fingerprint();
    finding.title = title(situation, biggest) + (backlog > 0 ? victim(backlog) : "");
    finding.advice =
        "Look there first: if these should be closed by now it is a leak; if they follow the load,"
            + " cap the concurrency below the limit, or raise the limit where it was set."
            + " What failed elsewhere, name resolution and class loading too, is a consequence.";
    Evidence.of(Collections.singletonList(biggest)).addTo(finding.evidence);
    finding.evidence.put("backlog", backlog);
    finding.sites.add(biggest.fingerprint());
    finding.millisToExhaustion = 0L;
    return finding.build();
  }

  private static String title(Situation situation, Judgement biggest) {
    return "Descriptors ran out: "
        + biggest.descriptors()
        + " of "
        + used(situation, situation.meaningfulLimit())
        + " are held by "
        + biggest.facts.kind()
        + " opened at "
        + biggest.facts.where();
  }

  private static String used(Situation situation, @Nullable Long limit) {
    int open = situation.ledger.rows.size();
    return limit == null ? String.valueOf(open) : open + " (limit " + limit + ")";
  }

  private static String victim(long backlog) {
    return "; " + Words.count(backlog, "connection") + " waiting to be accepted";
  }

  private static long backlog(Situation situation) {
    long waiting = 0;
    for (LedgerRow row : situation.ledger.rows) {
      waiting += row.socket != null && row.socket.listening ? row.socket.receiveQueueBytes : 0;
    }
    return waiting;
  }
}
