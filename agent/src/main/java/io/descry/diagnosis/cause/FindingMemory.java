package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Finding;
import io.descry.report.Trigger;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of the report before: since when each stands, and which are withdrawn. One whose
 * sites are now part of another is superseded, not withdrawn. One thread.
 */
public final class FindingMemory {

  private Map<String, Finding> before = new LinkedHashMap<>();

  /** The same findings, each with the time of its first report. */
  public List<Finding> dated(List<Finding> findings) {
    List<Finding> dated = new ArrayList<>();
    for (Finding finding : findings) {
      Finding.Builder copy = FindingCopy.of(finding);
      copy.since = since(finding);
      dated.add(copy.build());
    }
    return dated;
  }

  private long since(Finding finding) {
    long since = finding.since;
    for (Finding earlier : before.values()) {
      if (earlier.id.equals(finding.id) || isPartOf(earlier, finding)) {
        since = Math.min(since, earlier.since);
      }
    }
    return since;
  }

  /**
   * Those of the reports before that do not stand any more; then remembers these. A report that
   * somebody asked for forgets none: it is told to the one who asked, and the log has still to hear
   * what is withdrawn.
   */
  public List<Withdrawn> replaceBy(List<Finding> findings, Situation situation) {
    List<Withdrawn> withdrawn = new ArrayList<>();
    for (Finding earlier : before.values()) {
      if (findings.stream().noneMatch(now -> stands(earlier, now))) {
        withdrawn.add(new Withdrawn(earlier.id, earlier.rule, reason(earlier, situation)));
      }
    }
    if (situation.context.trigger != Trigger.REQUEST) {
      before = new LinkedHashMap<>();
    }
    findings.forEach(finding -> before.put(finding.id, finding));
    return withdrawn;
  }

  private static boolean stands(Finding earlier, Finding now) {
    return now.id.equals(earlier.id) || isPartOf(earlier, now);
  }

  private static boolean isPartOf(Finding earlier, Finding now) {
    return earlier.cause == now.cause
        && !earlier.sites.isEmpty()
        && !Collections.disjoint(now.sites, earlier.sites);
  }

  private static String reason(Finding earlier, Situation situation) {
    for (Judgement site : situation.sites) {
      if (earlier.sites.contains(site.fingerprint())) {
        return site.reason;
      }
    }
    return earlier.sites.isEmpty() ? "its signs are gone" : "its handles were closed after all";
  }
}
