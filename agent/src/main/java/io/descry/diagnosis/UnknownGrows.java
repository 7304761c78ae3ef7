package io.descry.diagnosis;

import io.descry.model.DescriptorClass;
import io.descry.model.LedgerRow;
import io.descry.model.TargetKind;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Descriptors that no Java code opened become more: native code's. */
final class UnknownGrows implements Rule {

  @Override
  public List<Finding> find(Situation situation) {
    Growth growth = situation.totals.unknownGrowth();
    return growth == null
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, growth));
  }

  private static Finding finding(Situation situation, Growth growth) {
    Finding.Builder finding = Single.of(situation, "unknown-grows", "DSC-LEAK", Cause.LEAK);
    finding.certainty = Verdict.GROWING;
    long unknown = situation.ledger.count(DescriptorClass.UNKNOWN);
    finding.title =
        Words.count(unknown, "descriptor")
            + " opened outside of Java, mostly "
            + mostly(situation)
            + ", +"
            + Words.rate(growth.perMinute());
    finding.advice =
        "Native code opened them: a driver, an event loop or a database inside the process. Look"
            + " at the libraries loaded.";
    finding.evidence.put("unknown", unknown);
    finding.evidence.put("perMinute", Math.round(growth.perMinute() * 100) / 100.0);
    finding.evidence.put("reason", growth.sentence());
    finding.millisToExhaustion = situation.millisToExhaustion(growth.perMinute());
    return finding.build();
  }

  private static String mostly(Situation situation) {
    Map<TargetKind, Integer> counts = new EnumMap<>(TargetKind.class);
    for (LedgerRow row : situation.ledger.rows) {
      if (row.owner == DescriptorClass.UNKNOWN) {
        counts.merge(row.descriptor.kind, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> most.getKey().toString())
        .orElse("gone again");
  }
}
