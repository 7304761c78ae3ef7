package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.Aftermath;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/**
 * Names that could not be resolved while fewer than a handful of descriptors were free: the
 * resolver opens its files and a socket, and the exception says "System error" or "Name or service
 * not known" (seen on 8, 11, 17 and 25), so that DNS gets the blame. Stands for ten minutes after
 * the last. What buys time is what frees descriptors; a longer cache of names helps those already
 * in it only.
 */
final class ResolverStarved implements Rule {

  private static final long STANDS_MILLIS = 10 * 60_000;

  @Override
  public List<Finding> find(Situation situation) {
    Aftermath after = situation.context.aftermath;
    Long at = after.unknownHostAtMillis;
    boolean recent = at != null && situation.ledger.atMillis - at < STANDS_MILLIS;
    return recent && after.unknownHosts > 0
        ? Collections.singletonList(finding(situation, after))
        : Collections.emptyList();
  }

  private static Finding finding(Situation situation, Aftermath after) {
    Finding.Builder finding = Single.of(situation, "resolver-starved", "DSC-LIMIT", Cause.LIMIT);
    finding.title =
        Words.count(after.unknownHosts, "name")
            + " could not be resolved because no descriptor was free, the last as \""
            + after.lastUnknownHost
            + "\": DNS needs a descriptor too";
    finding.advice =
        "Fix the leak or the limit that the other finding names, not DNS. The resolver works again"
            + " as soon as descriptors are free.";
    finding.evidence.put("unknownHosts", after.unknownHosts);
    finding.evidence.put("message", String.valueOf(after.lastUnknownHost));
    return finding.build();
  }
}
