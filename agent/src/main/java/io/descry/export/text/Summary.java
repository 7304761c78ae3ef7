package io.descry.export.text;

import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text shows first: who holds most, and sites that no finding speaks of. Immutable. */
final class Summary {

  final boolean exhausted;

  /** Sites held guilty or suspect by their verdict that no finding speaks of. */
  final List<SiteRow> sitesWithoutFinding;

  /** The site with most descriptors, null if none holds any. */
  final @Nullable SiteRow holdsMost;

  private Summary(Report report) {
    exhausted = report.trigger == Trigger.EMFILE || isZero(report.limits.headroom);
    sitesWithoutFinding = sitesWithoutFinding(report);
    holdsMost = holdsMost(report.sites);
  }

  static Summary of(Report report) {
    return new Summary(report);
  }

  private static boolean isZero(@Nullable Long number) {
    return number != null && number == 0;
  }

  private static List<SiteRow> sitesWithoutFinding(Report report) {
    Set<String> spokenOf = new HashSet<>();
    for (Finding finding : report.findings) {
      spokenOf.addAll(finding.sites);
      spokenOf.addAll(finding.consequences);
    }
    List<SiteRow> sites = new ArrayList<>();
    for (SiteRow site : report.sites) {
      boolean held = site.verdict.isLeak() || site.verdict == Verdict.SUSPECT;
      if (held && !spokenOf.contains(site.fingerprint)) {
        sites.add(site);
      }
    }
    return sites;
  }

  private static @Nullable SiteRow holdsMost(List<SiteRow> sites) {
    SiteRow most = null;
    for (SiteRow site : sites) {
      if (site.descriptors > (most == null ? 0 : most.descriptors)) {
        most = site;
      }
    }
    return most;
  }
}
