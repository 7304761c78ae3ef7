package io.descry.cli.document;

import io.descry.export.text.Figures;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a document comes down to, in the words of a report's first line. Pure. */
public final class Headline {

  private final Document document;

  public Headline(Document document) {
    this.document = document;
  }

  /** Such as {@code 1 leak: 170 of 20,000 descriptors (<1 %), 19,830 free}. */
  public String text() {
    return words() + ": " + used();
  }

  /** Such as {@code exhausted, 1 leak, 2 suspects}; {@code ok}, or {@code ok so far}: it rises. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (isExhausted()) {
      words.add("exhausted");
    }
    add(words, findings("leak", true) + sites(true), "leak");
    add(words, findings("limit", false), "limit finding");
    add(words, findings("churn", false), "churn finding");
    add(words, suspects() + sites(false), "suspect");
    add(words, findings("other", false), "other finding");
    return words.isEmpty() ? ok() : String.join(", ", words);
  }

  private String ok() {
    return document.limits.millisToExhaustion == null ? "ok" : "ok so far";
  }

  private boolean isExhausted() {
    Long free = document.limits.headroom;
    return document.trigger.equals("emfile") || (free != null && free == 0);
  }

  private static void add(List<String> words, long number, String one) {
    if (number > 0) {
      words.add(Figures.count(number, one));
    }
  }

  private long findings(String cause, boolean proven) {
    return document.findings.stream()
        .filter(finding -> finding.cause.equals(cause))
        .filter(f -> proven ? f.certainty.isLeak() : f.certainty != Verdict.EXPECTED)
        .count();
  }

  private long suspects() {
    return document.findings.stream()
        .filter(finding -> finding.isAboutALeak() && finding.certainty == Verdict.SUSPECT)
        .count();
  }

  /** Held guilty, or suspect, by their verdict, and in no finding. */
  private long sites(boolean leak) {
    Set<String> spokenOf = new HashSet<>();
    document.findings.forEach(finding -> spokenOf.addAll(finding.sites));
    return document.sites.stream()
        .filter(site -> !spokenOf.contains(site.fingerprint))
        .filter(site -> leak ? site.verdict.isLeak() : site.verdict == Verdict.SUSPECT)
        .count();
  }

  /** Such as {@code 812 of 1,024 descriptors (79 %), 212 free, all used in about 12 min}. */
  public String used() {
    long used = document.used();
    String atLeast = document.kernel == null ? "at least " : "";
    Long soft = document.limits.soft;
    if (soft == null) {
      return atLeast + Figures.count(used, "descriptor") + ", limit unlimited or unknown";
    }
    String of = Figures.count(used) + " of " + Figures.count(soft, "descriptor");
    return atLeast + of + " (" + Figures.share(used, soft) + ')' + left();
  }

  private String left() {
    Long free = document.limits.headroom;
    Long millis = document.limits.millisToExhaustion;
    return (free == null ? "" : ", " + Figures.count(free) + " free")
        + (millis == null ? "" : ", all used in " + Figures.forecast(millis));
  }
}
