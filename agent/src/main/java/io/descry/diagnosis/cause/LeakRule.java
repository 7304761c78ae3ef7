package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leak of one family of kinds: what is common to these rules. One finding per line of code. Sites
 * that are a consequence of another are not blamed.
 */
public abstract class LeakRule implements Rule {

  private final String id;

  protected LeakRule(String id) {
    this.id = id;
  }

  /** Whether this rule is for this site, which is suspicious. */
  protected abstract boolean matches(Judgement site);

  /** Whether what is held against the site is enough; by default its verdict says so. */
  protected boolean applies(Judgement site) {
    return site.isSuspicious();
  }

  /** What the handles are called, in the singular. */
  protected abstract String noun(Judgement site);

  /** What to do. */
  protected abstract String advice(Judgement site);

  /** Whether {@link #advice} is for code that holds the handle itself and can close it. */
  protected boolean advisesToClose() {
    return false;
  }

  @Override
  public List<Finding> find(Situation situation) {
    Map<String, List<Judgement>> lines = new LinkedHashMap<>();
    for (Judgement site : situation.unexplained) {
      if (applies(site) && !site.consequence && matches(site)) {
        lines.computeIfAbsent(site.facts.where(), line -> new ArrayList<>()).add(site);
      }
    }
    for (Judgement site : situation.unexplained) {
      joinCause(site, lines.get(site.facts.where()));
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Judgement> sites : lines.values()) {
      findings.add(finding(situation, sites));
    }
    return findings;
  }

  /** A watched site of the same kind and line has the same cause: another path to one open. */
  private void joinCause(Judgement site, @Nullable List<Judgement> sameLine) {
    if (sameLine != null
        && !sameLine.contains(site)
        && matches(site)
        && site.verdict == Verdict.WATCHED
        && !site.consequence
        && site.facts.kind() == sameLine.get(0).facts.kind()) {
      sameLine.add(site);
    }
  }

  @Override
  public List<String> ids() {
    return Collections.singletonList(id);
  }

  private Finding finding(Situation situation, List<Judgement> sites) {
    Judgement first = sites.get(0);
    return leak(id, situation, sites, title(first, sites), fix(first));
  }

  private String fix(Judgement site) {
    String ofOwner = advisesToClose() ? Closing.ofOwner(site.facts, noun(site)) : null;
    return ofOwner == null ? advice(site) : ofOwner;
  }

  /** The sentence of the finding; by default the noun, the line and what became of the handles. */
  protected String title(Judgement first, List<Judgement> sites) {
    return Titles.of(noun(first), first.facts.where(), sites);
  }

  /** A finding with all that findings about leaks have in common. */
  public static Finding leak(
      String rule, Situation situation, List<Judgement> sites, String title, String advice) {
    Finding.Builder finding = new Finding.Builder();
    finding.rule = rule;
    finding.cause = Cause.LEAK;
    finding.certainty = atLeastSuspect(Situation.worst(sites));
    finding.code = finding.certainty.isLeak() ? "DSC-LEAK" : "DSC-SUSPECT";
    finding.title = title;
    finding.advice = advice;
    finding.since = situation.ledger.atMillis;
    Evidence.of(sites).addTo(finding.evidence);
    for (Judgement site : sites) {
      finding.sites.add(site.fingerprint());
    }
    finding.id = rule + ":" + leader(finding.sites);
    finding.millisToExhaustion =
        situation.millisToExhaustion(Evidence.of(sites).descriptorsPerMinute());
    return finding.build();
  }

  /** What a rule found to be wrong is no less, whatever the site's own verdict. */
  private static Verdict atLeastSuspect(Verdict worst) {
    return worst.compareTo(Verdict.SUSPECT) <= 0 ? worst : Verdict.SUSPECT;
  }

  /** The same whatever order the sites have today. */
  private static String leader(List<String> fingerprints) {
    String leader = fingerprints.get(0);
    for (String fingerprint : fingerprints) {
      leader = fingerprint.compareTo(leader) < 0 ? fingerprint : leader;
    }
    return leader;
  }
}
