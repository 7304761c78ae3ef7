package io.descry.cli.top;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentFinding;
import io.descry.cli.document.DocumentSite;
import io.descry.export.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One site on a page: the verdict and its reason, the finding and its fix, the stack. Pure. */
final class TopSite {

  private static final int TARGETS = 10;

  private final Document document;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  TopSite(Document document, int width) {
    this.document = document;
    this.width = width;
  }

  List<String> lines(DocumentSite site) {
    add("", Figures.count(site.held()) + " " + site.kind + " open at " + site.line());
    add("", site.verdict + ": " + site.reason);
    add("", counts(site));
    add("", rates(site));
    for (DocumentFinding finding : document.findings) {
      if (finding.sites.contains(site.fingerprint)) {
        add("", finding.headline());
        add("  ", "fix: " + finding.advice);
      }
    }
    counts("targets", site.targets);
    counts("TCP states", site.tcpStates);
    stack("stack", site.frames, site.line());
    stack("submitted by", site.submittedBy, "");
    add("", "site " + site.fingerprint);
    return lines;
  }

  private static String counts(DocumentSite site) {
    String about = site.estimated ? "about " : "";
    return about
        + Figures.count(site.opened)
        + " opened, "
        + about
        + Figures.count(site.closed)
        + " closed, "
        + Figures.count(site.recoveredByGc)
        + " by the collector, "
        + Figures.count(site.orphaned)
        + " lost for good; "
        + Figures.count(site.descriptors, "descriptor");
  }

  private static String rates(DocumentSite site) {
    Double net = site.netPerMinute;
    Double opened = site.openedPerMinute;
    Long oldest = site.oldestAgeMillis;
    return (net == null ? "growth not known yet" : Figures.growth(net))
        + (opened == null ? "" : ", opening " + Figures.rate(opened))
        + (oldest == null ? "" : ", oldest " + Figures.duration(oldest));
  }

  private void counts(String what, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    lines.add(what);
    counts.entrySet().stream()
        .limit(TARGETS)
        .forEach(entry -> add("  ", Figures.count(entry.getValue()) + "  " + entry.getKey()));
    if (counts.size() > TARGETS) {
      lines.add("  and " + (counts.size() - TARGETS) + " more");
    }
  }

  private void stack(String what, List<String> frames, String mark) {
    if (frames.isEmpty()) {
      return;
    }
    lines.add(what);
    for (String frame : frames) {
      String start = frame.equals(mark) ? "> " : "  ";
      lines.add(start + Fitting.frame(frame, width - start.length()));
    }
  }

  private void add(String indent, String text) {
    lines.addAll(Fitting.wrapped(indent, indent + "  ", text, width));
  }
}
