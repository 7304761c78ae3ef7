package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the rules in their order, and makes one finding of those about one line. */
public final class Findings {

  private final Situation situation;
  private final RuleFailures failures;

  public Findings(Situation situation, RuleFailures failures) {
    this.situation = situation;
    this.failures = failures;
  }

  /** What hits first comes first: leaks by their descriptors, and what runs out; then the rest. */
  public List<Finding> all(List<Rule> rules) {
    List<Finding> found = new ArrayList<>();
    Set<String> explained = new HashSet<>(excluded());
    for (Rule rule : rules) {
      List<Finding> more = ask(rule, situation.without(explained));
      more.forEach(finding -> explained.addAll(finding.sites));
      found.addAll(more);
    }
    List<Finding> folded = fold(found);
    Interplay interplay = new Interplay(situation, folded);
    folded.sort(worstFirst(interplay));
    Lockstep lockstep = Lockstep.of(situation);
    if (lockstep != null) {
      folded.replaceAll(lockstep::told);
    }
    return withConsequences(interplay.told(folded));
  }

  /** What a leak brings with it, such as the other ends of its connections, belongs to it. */
  private List<Finding> withConsequences(List<Finding> findings) {
    Set<String> taken = new HashSet<>();
    findings.stream().filter(Findings::isLeak).forEach(finding -> taken.addAll(finding.sites));
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      all.add(isLeak(finding) ? withConsequences(finding, taken) : finding);
    }
    return all;
  }

  private Finding withConsequences(Finding finding, Set<String> taken) {
    Finding.Builder copy = FindingCopy.of(finding);
    for (Judgement site : situation.sites) {
      String cause = site.consequenceOf();
      if (cause != null && finding.sites.contains(cause) && taken.add(site.fingerprint())) {
        copy.consequences.add(site.fingerprint());
      }
    }
    return copy.build();
  }

  private static boolean isLeak(Finding finding) {
    return finding.cause == Cause.LEAK;
  }

  private List<Finding> ask(Rule rule, Situation unexplained) {
    try {
      return rule.find(unexplained);
    } catch (Throwable e) {
      failures.count(rule, e);
      return Collections.emptyList();
    }
  }

  /** What its owner expects is nobody's finding, and no part of one. */
  private List<String> excluded() {
    List<String> excluded = new ArrayList<>();
    for (Judgement site : situation.sites) {
      if (site.exclusion != null) {
        excluded.add(site.fingerprint());
      }
    }
    return excluded;
  }

  private Comparator<Finding> worstFirst(Interplay interplay) {
    Comparator<Finding> byRank = Comparator.comparingInt(Findings::rank);
    return byRank
        .thenComparing(interplay::hitsAfterMillis)
        .thenComparing(finding -> -situation.descriptors(finding.sites))
        .thenComparing(finding -> finding.certainty)
        .thenComparing(finding -> finding.id);
  }

  private static int rank(Finding finding) {
    boolean isTime = finding.cause != Cause.LEAK && finding.millisToExhaustion != null;
    boolean hasSites = !finding.sites.isEmpty();
    return finding.isLeak() || (isTime && hasSites) ? 0 : hasSites ? 1 : 2;
  }

  /**
   * Leaks of several kinds at one line have one cause: the library's, where it is known, else the
   * one with most descriptors tells.
   */
  private List<Finding> fold(List<Finding> found) {
    Map<String, Finding> byLine = new LinkedHashMap<>();
    for (Finding finding : found) {
      String line = line(finding);
      String key = line == null ? finding.id : line;
      byLine.merge(key, finding, this::merge);
    }
    return new ArrayList<>(byLine.values());
  }

  private Finding merge(Finding one, Finding other) {
    boolean first =
        one.rule.equals("known-library-leak")
            || one.rule.equals("client-per-call")
            || situation.descriptors(one.sites) >= situation.descriptors(other.sites);
    Finding.Builder merged = FindingCopy.of(first ? one : other);
    for (String site : (first ? other : one).sites) {
      if (!merged.sites.contains(site)) {
        merged.sites.add(site);
      }
    }
    merged.certainty =
        one.certainty.compareTo(other.certainty) < 0 ? one.certainty : other.certainty;
    merged.code = merged.certainty.isLeak() ? "DSC-LEAK" : "DSC-SUSPECT";
    return merged.build();
  }

  /** The application's line of a finding about a leak, or null. */
  private @Nullable String line(Finding finding) {
    if (finding.cause != Cause.LEAK || finding.sites.isEmpty()) {
      return null;
    }
    for (Judgement site : situation.sites) {
      if (site.fingerprint().equals(finding.sites.get(0))) {
        return site.facts.site.applicationFrame;
      }
    }
    return null;
  }
}
