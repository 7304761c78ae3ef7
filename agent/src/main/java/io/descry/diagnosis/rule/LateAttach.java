package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.cause.UntrackedGroups;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;

/**
 * Most descriptors are older than the attach, so no stack is known for them. Said from 100 on, or
 * where they take a fifth of the limit: fewer are what any program has.
 */
final class LateAttach implements Rule {

  private static final int MANY = 100;

  @Override
  public List<Finding> find(Situation situation) {
    long before = situation.ledger.count(DescriptorClass.PRE_ATTACH);
    long tracked = situation.ledger.count(DescriptorClass.TRACKED);
    Long limit = situation.meaningfulLimit();
    boolean many = before >= MANY || (limit != null && 5 * before >= limit);
    return many && before > tracked
        ? Collections.singletonList(finding(situation, before, tracked))
        : Collections.emptyList();
  }

  private static Finding finding(Situation situation, long before, long tracked) {
    Finding.Builder finding = Single.of(situation, "late-attach", "DSC-SUSPECT", Cause.OTHER);
    finding.title =
        Words.count(before, "descriptor")
            + " "
            + Words.were(before)
            + " open before the agent came, "
            + tracked
            + " since: for the former no line is known";
    finding.advice =
        "Their targets, TCP states and remote ends are in the report, grouped. What leaks shows"
            + " with what is opened from now on; for the lines that opened these start the program"
            + " with -javaagent.";
    finding.evidence.put("preAttach", before);
    finding.evidence.put("tracked", tracked);
    finding.evidence.put(
        "largest", new UntrackedGroups(situation).largest(DescriptorClass.PRE_ATTACH));
    return finding.build();
  }
}
