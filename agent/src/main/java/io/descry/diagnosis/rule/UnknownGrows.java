package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.cause.UntrackedGroups;
import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.UntrackedGroup;
import io.descry.report.Verdict;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptors that no Java code opened become more: native code's. */
final class UnknownGrows implements Rule {

  @Override
  public List<Finding> find(Situation situation) {
    Growth growth = situation.totals.unknownGrowth(situation.meaningfulLimit());
    return growth == null
        ? Collections.emptyList()
        : Collections.singletonList(finding(situation, growth));
  }

  private static Finding finding(Situation situation, Growth growth) {
    Finding.Builder finding = Single.of(situation, "unknown-grows", "DSC-LEAK", Cause.LEAK);
    finding.certainty = Verdict.GROWING;
    long unknown = situation.ledger.count(DescriptorClass.UNKNOWN);
    UntrackedGroup most = mostly(situation);
    finding.title =
        Words.count(unknown, "descriptor")
            + " opened outside of Java, mostly "
            + what(most)
            + ", +"
            + Words.rate(growth.perMinute());
    finding.advice = advice(most);
    if (most != null && most.likelySource != null) {
      finding.evidence.put("likelySource", most.likelySource);
    }
    finding.evidence.put("unknown", unknown);
    finding.evidence.put("perMinute", Math.round(growth.perMinute() * 100) / 100.0);
    finding.evidence.put("reason", growth.sentence());
    finding.millisToExhaustion = situation.millisToExhaustion(growth.perMinute());
    return finding.build();
  }

  /** The largest group of them; null where they are gone again. */
  private static @Nullable UntrackedGroup mostly(Situation situation) {
    List<UntrackedGroup> groups = new UntrackedGroups(situation).of(DescriptorClass.UNKNOWN);
    return groups.isEmpty() ? null : groups.get(0);
  }

  private static String what(@Nullable UntrackedGroup most) {
    if (most == null) {
      return "gone again";
    }
    String kind = most.kind.toString();
    return most.target == null || most.target.equals(kind) ? kind : kind + " " + most.target;
  }

  private static String advice(@Nullable UntrackedGroup most) {
    String source = most == null ? null : most.likelySource;
    String where =
        source == null
            ? "Native code opened them, and no library that is known to open such is loaded: look"
                + " at what the application calls through JNI or the foreign function API."
            : "Likely source: " + source + ". Look at what uses it and never closes.";
    return where
        + " Native code of your own can tell Descry with api.track(owner, descriptor): then the"
        + " lines that open are known.";
  }
}
