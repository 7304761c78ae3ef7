package io.descry.export.text;

import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a report comes down to: how many of what, and whether there is room left. Immutable. */
final class Summary {

  final boolean exhausted;

  private final boolean rising;

  /** Sites held guilty or suspect by their verdict that no finding speaks of. */
  final List<SiteRow> sitesWithoutFinding;

  /** The site with most descriptors, null if none holds any. */
  final @Nullable SiteRow holdsMost;

  private final long leaks;
  private final long suspects;
  private final long limits;
  private final long churns;
  private final long others;

  private Summary(Report report) {
    exhausted = report.trigger == Trigger.EMFILE || isZero(report.limits.headroom);
    rising = report.limits.millisToExhaustion != null;
    sitesWithoutFinding = sitesWithoutFinding(report);
    holdsMost = holdsMost(report.sites);
    leaks = count(report, Finding::isLeak) + sites(true);
    suspects = count(report, Summary::isSuspect) + sites(false);
    limits = count(report, finding -> is(finding, Cause.LIMIT));
    churns = count(report, finding -> is(finding, Cause.CHURN));
    others = count(report, finding -> is(finding, Cause.OTHER));
  }

  static Summary of(Report report) {
    return new Summary(report);
  }

  boolean isOk() {
    return !exhausted && leaks + suspects + limits + churns + others == 0;
  }

  /**
   * Such as {@code exhausted, 1 leak, 2 suspects}; {@code ok}, or {@code ok so far} where the count
   * rises towards the limit and nobody is held guilty yet.
   */
  String words() {
    List<String> words = new ArrayList<>();
    if (exhausted) {
      words.add("exhausted");
    }
    add(words, leaks, "leak");
    add(words, limits, "limit finding");
    add(words, churns, "churn finding");
    add(words, suspects, "suspect");
    add(words, others, "other finding");
    return words.isEmpty() ? rising ? "ok so far" : "ok" : String.join(", ", words);
  }

  private static void add(List<String> words, long number, String one) {
    if (number > 0) {
      words.add(Figures.count(number, one));
    }
  }

  private static boolean isZero(@Nullable Long number) {
    return number != null && number == 0;
  }

  private static boolean isSuspect(Finding finding) {
    return finding.cause == Cause.LEAK && finding.certainty == Verdict.SUSPECT;
  }

  private static boolean is(Finding finding, Cause cause) {
    return finding.cause == cause && finding.certainty != Verdict.EXPECTED;
  }

  private static long count(Report report, Predicate<Finding> test) {
    long count = 0;
    for (Finding finding : report.findings) {
      count += test.test(finding) ? 1 : 0;
    }
    return count;
  }

  private long sites(boolean leak) {
    long count = 0;
    for (SiteRow site : sitesWithoutFinding) {
      count += site.verdict.isLeak() == leak ? 1 : 0;
    }
    return count;
  }

  private static List<SiteRow> sitesWithoutFinding(Report report) {
    Set<String> spokenOf = new HashSet<>();
    report.findings.forEach(finding -> spokenOf.addAll(finding.sites));
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
