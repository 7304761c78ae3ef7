package io.descry.export.text;

import io.descry.report.Queues;
import io.descry.report.SiteRow;
import io.descry.report.TargetCount;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One site in words. Pure. */
final class TextSite {

  private static final int TARGETS = 3;
  private static final int TARGET = 80;
  private static final int FRAME = 200;

  private final SiteRow site;

  TextSite(SiteRow site) {
    this.site = site;
  }

  /** How sure we are. */
  static String certainty(Verdict verdict) {
    return verdict == Verdict.RECOVERED ? "recovered by GC" : verdict.toString();
  }

  /** Such as {@code 640 file-input handles open at F(F.java:31), +180/min, oldest 12 min}. */
  String heading() {
    if (site.open + site.orphaned == 0 && site.recoveredByGc > 0) {
      String handles = Figures.count(site.recoveredByGc, site.kind + " handle");
      return handles + " opened at " + frame() + ", closed only by GC";
    }
    StringBuilder text = new StringBuilder(held()).append(" at ").append(frame());
    if (site.netPerMinute != null) {
      text.append(", ").append(Figures.growth(site.netPerMinute));
    }
    if (site.oldestAgeMillis != null) {
      text.append(", oldest ").append(Figures.duration(site.oldestAgeMillis));
    }
    if (site.descriptors != site.open + site.orphaned) {
      text.append(", ").append(Figures.count(site.descriptors, "descriptor"));
    }
    return text.toString();
  }

  /** Such as {@code 640 file-input handles open, 2 orphaned}. */
  private String held() {
    String handle = site.kind + " handle";
    if (site.open == 0 && site.orphaned > 0) {
      return Figures.count(site.orphaned, handle) + " orphaned";
    }
    String orphaned = site.orphaned == 0 ? "" : ", " + Figures.count(site.orphaned) + " orphaned";
    return (site.open == 0 ? "no " + handle : Figures.count(site.open, handle))
        + (" open" + orphaned);
  }

  /** The application's first frame; where there is none, the library or the opening frame. */
  private String frame() {
    if (site.applicationFrame != null) {
      return SafeText.line(site.applicationFrame, FRAME);
    }
    String frame = site.frames.isEmpty() ? "an unknown stack" : site.frames.get(0);
    String in = site.library == null ? "no application frame" : "library " + library();
    return SafeText.line(frame, FRAME) + " (" + in + ')';
  }

  private String library() {
    if (site.library == null) {
      return "";
    }
    String version = site.library.version == null ? "" : " " + site.library.version;
    return site.library.artifact + version;
  }

  /** All but the heading: closes, targets, states, the reason, the stack, the fingerprint. */
  void details(TextLayout page) {
    page.wrapped("  ", turnover());
    list(page, "targets: ", targets());
    list(page, "TCP states: ", states());
    list(page, "in the kernel: ", queues());
    if (site.applicationFrame != null && site.library != null) {
      page.wrapped("  ", "opened by library " + library());
    }
    if (site.submittedBy != null && !site.submittedBy.isEmpty()) {
      page.wrapped("  ", "submitted by " + SafeText.line(site.submittedBy.get(0), FRAME));
    }
    page.wrapped("  ", reference());
    TextStack.lines(site).forEach(page::line);
  }

  private static void list(TextLayout page, String name, String items) {
    if (!items.isEmpty()) {
      page.wrapped("  ", name + items);
    }
  }

  /** Such as {@code site 00c0ffee00c0ffee: growing, its floor rose}. */
  String reference() {
    return "site " + site.fingerprint + reason();
  }

  /** Such as {@code : expected, a pool}. */
  String reason() {
    String reason = SafeText.withoutSecrets(site.reason);
    if (site.verdict == Verdict.NONE) {
      return reason.isEmpty() ? "" : ": " + reason;
    }
    return ": " + certainty(site.verdict) + (reason.isEmpty() ? "" : ", " + reason);
  }

  private String turnover() {
    StringBuilder text = new StringBuilder();
    text.append(Figures.count(site.closed)).append(" of ").append(Figures.count(site.opened));
    text.append(site.closed == 1 ? " opened was closed" : " opened were closed");
    if (site.recoveredByGc > 0) {
      text.append(", ").append(Figures.count(site.recoveredByGc)).append(" recovered by GC");
    }
    if (site.openedPerMinute != null) {
      text.append(", opening ").append(Figures.rate(site.openedPerMinute));
    }
    return text.append(site.estimated ? " (estimated from samples)" : "").toString();
  }

  private String targets() {
    List<String> texts = new ArrayList<>();
    for (TargetCount target : site.targets.subList(0, Math.min(TARGETS, site.targets.size()))) {
      texts.add(target(target.target) + " (" + Figures.count(target.count) + ')');
    }
    int more = site.targets.size() - texts.size();
    return String.join(", ", texts) + (more == 0 ? "" : " and " + Figures.count(more) + " more");
  }

  static String target(String target) {
    return SafeText.line(SafeText.withoutSecrets(target), TARGET);
  }

  /** What nobody read: the peer waits for it, or this process forgot the connection. */
  private String queues() {
    Queues queues = site.queues;
    if (queues == null || queues.receive + queues.send == 0) {
      return "";
    }
    boolean listening = Collections.singleton("LISTEN").equals(site.tcpStates.keySet());
    String received = listening ? " connections not accepted" : " bytes not read";
    return Figures.count(queues.receive)
        + received
        + (queues.send == 0 ? "" : ", " + Figures.count(queues.send) + " not acknowledged");
  }

  private String states() {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, Long> state : site.tcpStates.entrySet()) {
      texts.add(Figures.count(state.getValue()) + ' ' + state.getKey());
    }
    return String.join(", ", texts);
  }
}
