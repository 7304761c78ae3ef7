package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several causes at once: what hits first comes first, and says that the others are there too. Two
 * leaks use up the same numbers, so their time is one; ports are another resource with a time of
 * their own.
 */
final class Interplay {

  /** A leak with less of all descriptors does not decide whether the program survives. */
  private static final double LEAST_SHARE = 0.1;

  private final Situation situation;
  private final @Nullable Long together;

  Interplay(Situation situation, List<Finding> findings) {
    this.situation = situation;
    this.together = together(findings);
  }

  /** When the resource that this finding is about is used up, by all that use it; or the end. */
  long hitsAfterMillis(Finding finding) {
    Long millis = finding.isLeak() ? together : finding.millisToExhaustion;
    return millis == null ? Long.MAX_VALUE : millis;
  }

  /** The rates of all leaks add up. */
  private static @Nullable Long together(List<Finding> findings) {
    double perMilli = 0;
    for (Finding finding : findings) {
      if (finding.isLeak() && finding.millisToExhaustion != null) {
        perMilli += 1.0 / Math.max(1, finding.millisToExhaustion);
      }
    }
    return perMilli == 0 ? null : Long.valueOf((long) (1 / perMilli));
  }

  /** The same findings, the first with what the others contribute. */
  List<Finding> told(List<Finding> sorted) {
    List<Finding> told = new ArrayList<>();
    long leaks = sorted.stream().filter(Finding::isLeak).count();
    for (Finding finding : sorted) {
      told.add(finding.isLeak() && leaks > 1 ? withShare(finding) : finding);
    }
    if (!told.isEmpty() && isCause(told.get(0))) {
      told.set(0, withOthers(told.get(0), told.subList(1, told.size())));
    }
    return told;
  }

  private Finding withShare(Finding finding) {
    Finding.Builder copy = FindingCopy.of(finding);
    copy.evidence.put("sharePercent", Math.round(100 * share(finding)));
    return copy.build();
  }

  private Finding withOthers(Finding first, List<Finding> rest) {
    List<String> clauses = new ArrayList<>();
    for (Finding other : rest) {
      String clause = isCause(other) ? clause(other) : null;
      if (clause != null) {
        clauses.add(clause);
      }
    }
    if (clauses.isEmpty()) {
      return first;
    }
    Finding.Builder copy = FindingCopy.of(first);
    copy.advice = first.advice + begin(first) + String.join("; ", clauses) + ".";
    copy.millisToExhaustion = first.isLeak() ? together : first.millisToExhaustion;
    return copy.build();
  }

  private String begin(Finding first) {
    String alone = " Not the only cause: ";
    return first.isLeak()
        ? alone + "this line holds " + percent(first) + " of the descriptors; "
        : alone;
  }

  private @Nullable String clause(Finding other) {
    if (other.cause == Cause.CHURN) {
      return "local ports run out too" + in(other.millisToExhaustion);
    }
    if (other.cause == Cause.LIMIT) {
      return "the load takes up to " + situation.loadPeak() + " descriptors by itself";
    }
    return share(other) < LEAST_SHARE
        ? null
        : situation.where(other) + " holds " + percent(other) + in(other.millisToExhaustion);
  }

  private static String in(@Nullable Long millis) {
    if (millis == null) {
      return "";
    }
    return millis < 1_000
        ? ", and none is left"
        : ", at this rate full in " + Words.duration(millis);
  }

  /** One of the three that look alike; not a consequence, nor where a limit was inherited from. */
  private static boolean isCause(Finding finding) {
    return finding.isLeak() || finding.cause == Cause.CHURN || finding.rule.equals("limit-too-low");
  }

  private double share(Finding finding) {
    return situation.descriptors(finding.sites)
        / (double) Math.max(1, situation.ledger.rows.size());
  }

  private String percent(Finding finding) {
    return Words.percent(situation.descriptors(finding.sites), situation.ledger.rows.size());
  }
}
