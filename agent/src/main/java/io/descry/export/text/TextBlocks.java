package io.descry.export.text;

import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The blocks of a report, worst first. A site's stack is in one block only. One thread. */
final class TextBlocks {

  private static final int ALSO = 3;
  private static final int TITLE = 400;

  private final Report report;
  private final Map<String, SiteRow> sites = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final List<Block> blocks = new ArrayList<>();

  private TextBlocks(Report report) {
    this.report = report;
    report.sites.forEach(site -> sites.put(site.fingerprint, site));
  }

  /**
   * @param without ids of findings that get no block
   */
  static List<Block> of(Report report, Summary summary, Set<String> without) {
    TextBlocks text = new TextBlocks(report);
    if (summary.exhausted) {
      text.exhausted(summary.holdsMost);
    }
    report.findings.stream().filter(f -> !without.contains(f.id)).forEach(text::finding);
    if (without.isEmpty()) {
      summary.sitesWithoutFinding.forEach(text::site);
    }
    return text.blocks;
  }

  /** No growth is needed to be named here: at the limit, who holds most comes first. */
  private void exhausted(@Nullable SiteRow most) {
    Long headroom = report.limits.headroom;
    String what =
        headroom != null && headroom == 0
            ? "no descriptor is free"
            : "an open failed because no descriptor was free";
    TextLayout page = new TextLayout();
    if (most == null) {
      page.line("DSC-EXHAUSTED " + what + "; no site holds any: the ledger below tells who does");
      blocks.add(new Block(page, "see the ledger", Collections.emptyList()));
      return;
    }
    TextSite text = new TextSite(most);
    page.line("DSC-EXHAUSTED " + what + "; the site holding most: " + text.heading());
    others(page, most.descriptors);
    details(page, most);
    blocks.add(new Block(page, text.reference(), Collections.singletonList(most)));
  }

  private void others(TextLayout page, long most) {
    Long before = report.ledger.preAttach;
    if (before != null && before > most) {
      page.wrapped("  ", Figures.count(before) + " were open before Descry attached: no stacks");
    }
    Long unknown = report.ledger.unknown;
    if (unknown != null && unknown > most) {
      page.wrapped("  ", Figures.count(unknown) + " are unknown: opened by native code");
    }
  }

  private void finding(Finding finding) {
    List<SiteRow> known = sitesOf(finding);
    TextLayout page = new TextLayout();
    String title = SafeText.line(SafeText.withoutSecrets(finding.title), TITLE);
    page.line(code(finding) + ' ' + certainty(finding) + title);
    if (!finding.advice.isEmpty()) {
      page.advice("  ", "fix: " + finding.advice);
    }
    if (!known.isEmpty()) {
      worst(page, known.get(0));
      also(page, known.subList(1, known.size()));
    } else if (!finding.evidence.isEmpty()) {
      page.wrapped("  ", "evidence: " + evidence(finding));
    }
    page.wrapped("  ", reference(finding));
    blocks.add(new Block(page, "finding " + finding.id, known));
  }

  private void worst(TextLayout page, SiteRow site) {
    if (!told.contains(site.fingerprint)) {
      page.wrapped("  ", new TextSite(site).heading());
    }
    details(page, site);
  }

  private void details(TextLayout page, SiteRow site) {
    if (told.add(site.fingerprint)) {
      new TextSite(site).details(page);
    } else {
      page.wrapped("  ", "site " + site.fingerprint + ", shown above");
    }
  }

  private static void also(TextLayout page, List<SiteRow> more) {
    for (SiteRow site : more.subList(0, Math.min(ALSO, more.size()))) {
      page.wrapped("  ", "also " + new TextSite(site).heading() + ", site " + site.fingerprint);
    }
    if (more.size() > ALSO) {
      page.line("  and at " + Figures.count(more.size() - ALSO, "more site"));
    }
  }

  private void site(SiteRow site) {
    TextSite text = new TextSite(site);
    TextLayout page = new TextLayout();
    String code = site.verdict.isLeak() ? "DSC-LEAK " : "DSC-SUSPECT ";
    page.line(code + TextSite.certainty(site.verdict) + ": " + text.heading());
    details(page, site);
    blocks.add(new Block(page, text.reference(), Collections.singletonList(site)));
  }

  private List<SiteRow> sitesOf(Finding finding) {
    List<SiteRow> known = new ArrayList<>();
    for (String fingerprint : finding.sites) {
      SiteRow site = sites.get(fingerprint);
      if (site != null) {
        known.add(site);
      }
    }
    return known;
  }

  static String code(Finding finding) {
    if (!finding.code.isEmpty()) {
      return finding.code;
    }
    boolean certain = finding.cause != Cause.LEAK || finding.certainty != Verdict.SUSPECT;
    return certain ? "DSC-" + finding.cause.name() : "DSC-SUSPECT";
  }

  /** A limit or churn needs none: its code says what it is. */
  private static String certainty(Finding finding) {
    boolean plain = finding.cause == Cause.LIMIT || finding.cause == Cause.CHURN;
    boolean paused = finding.certainty == Verdict.GROWING && finding.status == FindingStatus.PAUSED;
    String certainty = paused ? "paused" : TextSite.certainty(finding.certainty);
    return plain ? "" : certainty + ": ";
  }

  private static String evidence(Finding finding) {
    List<String> facts = new ArrayList<>();
    finding.evidence.forEach((name, value) -> facts.add(name + ' ' + fact(value)));
    return String.join(", ", facts);
  }

  private static String fact(Object value) {
    boolean whole = value instanceof Long || value instanceof Integer;
    return whole ? Figures.count(((Number) value).longValue()) : TextSite.target(value.toString());
  }

  private String reference(Finding finding) {
    String text = "finding " + finding.id + " (" + finding.rule + "), for ";
    text += Figures.duration(report.at - finding.since) + paused(finding);
    return finding.millisToExhaustion == null
        ? text
        : text + ", uses up the limit in " + Figures.forecast(finding.millisToExhaustion);
  }

  /** Such as {@code , paused since 2026-11-21T04:13:21.000Z}: silence is no proof. */
  private static String paused(Finding finding) {
    Long since = finding.status == FindingStatus.PAUSED ? finding.lastGrewAt : null;
    return since == null ? "" : ", paused since " + Times.iso(since);
  }
}
