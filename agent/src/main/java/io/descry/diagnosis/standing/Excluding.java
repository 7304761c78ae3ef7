package io.descry.diagnosis.standing;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Targets;
import io.descry.knowledge.Exclusion;
import io.descry.knowledge.Exclusions;
import io.descry.model.OpenHandle;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Turns the verdict about a site that its owner expects into that; the one it had stays said. */
public final class Excluding {

  private final Exclusions exclusions;
  private final long atMillis;

  public Excluding(Exclusions exclusions, long atMillis) {
    this.exclusions = exclusions;
    this.atMillis = atMillis;
  }

  /** The same judgement, or that the site is expected; one that holds and did nothing is left. */
  public Judgement apply(Judgement site) {
    if (exclusions.rules.isEmpty() || (site.facts.held() == 0 && !site.isSuspicious())) {
      return site;
    }
    Exclusion rule = exclusions.of(site.facts.site, targets(site.facts), atMillis);
    return rule == null ? site : site.excluded(rule, reason(rule, site));
  }

  private String reason(Exclusion rule, Judgement site) {
    String until = rule.until == null ? "" : ", until " + rule.until;
    String without = site.verdict == Verdict.EXPECTED ? "" : "; otherwise " + verdict(site);
    return rule.reason + " (" + exclusions.file + " line " + rule.line + until + ")" + without;
  }

  private static String verdict(Judgement site) {
    return site.verdict == Verdict.NONE ? site.reason : site.verdict + ": " + site.reason;
  }

  /** Where the collector closed some, nobody knows any more where those led. */
  private static List<String> targets(SiteFacts facts) {
    List<String> targets = new ArrayList<>();
    for (OpenHandle handle : facts.handles) {
      targets.add(Targets.of(handle));
    }
    if (facts.recovered > 0) {
      targets.add("");
    }
    return targets;
  }
}
