package io.descry.cli.compare;

import io.descry.cli.document.Comparison;
import io.descry.cli.document.CountChange;
import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentFinding;
import io.descry.cli.document.DocumentSite;
import io.descry.cli.document.Headline;
import io.descry.cli.document.SiteChange;
import io.descry.cli.terminal.Paint;
import io.descry.export.text.Figures;
import io.descry.export.text.SafeText;
import io.descry.export.text.Times;
import java.util.ArrayList;
import java.util.List;

/** A comparison as lines to read: the verdict first, then what grew most. Pure. */
public final class DiffText {

  private final Comparison comparison;
  private final Paint paint;
  private final int most;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param most how many sites and remotes are shown
   */
  public DiffText(Comparison comparison, Paint paint, int most) {
    this.comparison = comparison;
    this.paint = paint;
    this.most = most;
  }

  public List<String> lines() {
    lines.add(paint.strong(verdict()));
    lines.add("  A: " + side(comparison.before));
    lines.add("  B: " + side(comparison.after));
    note();
    findings();
    sites();
    counts("kinds", comparison.kinds);
    counts("TCP states", comparison.states);
    counts("remotes", comparison.remotes);
    return lines;
  }

  private String verdict() {
    long delta = comparison.delta();
    String counts =
        Figures.count(comparison.before.used()) + " -> " + Figures.count(comparison.after.used());
    if (delta == 0) {
      return "as many descriptors as before (" + counts + ")" + within();
    }
    String grew = delta > 0 ? "grew by " : "shrank by ";
    return grew + Figures.count(Math.abs(delta), "descriptor") + ", " + counts + within() + rate();
  }

  private String within() {
    return comparison.hours() == null ? "" : " in " + Figures.duration(comparison.millis());
  }

  private String rate() {
    Double hours = comparison.hours();
    return hours == null ? "" : ", " + perHour(comparison.delta() / hours);
  }

  static String perHour(double rate) {
    return Figures.signed(Math.round(rate)) + "/h";
  }

  private static String side(Document document) {
    return SafeText.line(document.process.name())
        + ", at "
        + Times.iso(document.atMillis)
        + ", "
        + new Headline(document).text();
  }

  private void note() {
    if (!comparison.isOneProcess()) {
      lines.add("  Two processes: counts are compared, by site; there is no rate.");
    } else if (comparison.millis() < 0) {
      lines.add("  A is the later one: `diff B A` shows what grew.");
    } else if (!comparison.oneCount) {
      lines.add("  The agent came anew in between: what was opened and closed is not known.");
    }
  }

  private void findings() {
    for (DocumentFinding finding : comparison.newFindings) {
      lines.add(paint.byWord("new finding: " + SafeText.line(finding.headline())));
    }
    for (DocumentFinding finding : comparison.goneFindings) {
      lines.add(paint.good("finding gone: " + SafeText.line(finding.headline())));
    }
  }

  private void sites() {
    lines.add(comparison.sites.isEmpty() ? "sites: none differs" : "sites");
    for (SiteChange change : comparison.sites.subList(0, shown(comparison.sites))) {
      site(change);
    }
    rest(comparison.sites);
  }

  private void site(SiteChange change) {
    DocumentSite site = change.site();
    String delta = Figures.signed(change.delta()) + " " + site.kind;
    lines.add("  " + (change.delta() > 0 ? paint.bad(delta) : delta) + facts(change));
    lines.add("      " + SafeText.line(site.line()));
    lines.add("      site " + site.fingerprint);
  }

  private static String facts(SiteChange change) {
    StringBuilder facts = new StringBuilder(": ");
    facts.append(Figures.count(change.heldBefore())).append(" -> ");
    facts.append(Figures.count(change.heldAfter())).append(" open");
    if (change.perHour != null) {
      facts.append(", ").append(perHour(change.perHour));
    }
    if (change.opened != null && change.closed != null) {
      String about = change.site().estimated ? "about " : "";
      facts.append("; ").append(about).append(Figures.count(change.opened)).append(" opened, ");
      facts.append(about).append(Figures.count(change.closed)).append(" closed");
    }
    return facts.append(", ").append(change.site().verdict).toString();
  }

  private void counts(String what, List<CountChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    lines.add(what);
    for (CountChange change : changes.subList(0, shown(changes))) {
      lines.add(
          "  "
              + Figures.signed(change.delta())
              + " "
              + SafeText.line(change.name)
              + ": "
              + Figures.count(change.before)
              + " -> "
              + Figures.count(change.after));
    }
    rest(changes);
  }

  private int shown(List<?> rows) {
    return Math.min(most, rows.size());
  }

  private void rest(List<?> rows) {
    if (rows.size() > most) {
      lines.add("  and " + Figures.count(rows.size() - most) + " more: --all shows them");
    }
  }
}
