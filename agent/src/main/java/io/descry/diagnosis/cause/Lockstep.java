package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sites that grow together, each by a whole number of handles every time something is done: a
 * function that is invoked, a message that is handled. Known exactly where the application marks
 * it; else inferred where two sites or more grow in step: their counts are whole multiples of the
 * smallest, and so are their rates within a quarter. From eight times on: fewer are chance.
 */
final class Lockstep {

  private static final int LEAST_TIMES = 8;
  private static final int MOST_EACH = 16;
  private static final double RATE_MARGIN = 0.25;

  /** What is counted, in words, and how often it was done. */
  private final String unit;

  private final boolean marked;
  private final long times;
  private final List<Judgement> sites;

  private Lockstep(String unit, boolean marked, long times, List<Judgement> sites) {
    this.unit = unit;
    this.marked = marked;
    this.times = times;
    this.sites = sites;
  }

  /** Null where nothing grows in step. */
  static @Nullable Lockstep of(Situation situation) {
    List<Judgement> growing = new ArrayList<>();
    for (Judgement site : situation.sites) {
      if (site.isSuspicious()
          && !site.consequence
          && site.growth != null
          && site.descriptors() > 0) {
        growing.add(site);
      }
    }
    Lockstep marked = marked(growing, situation.ledger.registry.marks);
    return marked == null ? inferred(growing) : marked;
  }

  private static @Nullable Lockstep marked(List<Judgement> growing, Map<String, Long> marks) {
    for (Map.Entry<String, Long> mark : marks.entrySet()) {
      List<Judgement> inStep = inStep(growing, mark.getValue());
      if (mark.getValue() >= LEAST_TIMES && !inStep.isEmpty()) {
        return new Lockstep(mark.getKey(), true, mark.getValue(), inStep);
      }
    }
    return null;
  }

  private static @Nullable Lockstep inferred(List<Judgement> growing) {
    Judgement least = null;
    for (Judgement site : growing) {
      least = least == null || site.facts.held() < least.facts.held() ? site : least;
    }
    if (least == null || least.facts.held() < LEAST_TIMES) {
      return null;
    }
    List<Judgement> inStep = new ArrayList<>();
    for (Judgement site : inStep(growing, least.facts.held())) {
      if (hasRate(site, least)) {
        inStep.add(site);
      }
    }
    return inStep.size() < 2 ? null : new Lockstep("invocation", false, least.facts.held(), inStep);
  }

  /** Those whose count is a whole multiple; one time may be under way or have been the first. */
  private static List<Judgement> inStep(List<Judgement> growing, long times) {
    List<Judgement> inStep = new ArrayList<>();
    for (Judgement site : growing) {
      long each = Math.round(site.facts.held() / (double) Math.max(1, times));
      boolean whole = Math.abs(site.facts.held() - each * times) <= each;
      if (each >= 1 && each <= MOST_EACH && whole) {
        inStep.add(site);
      }
    }
    return inStep;
  }

  private static boolean hasRate(Judgement site, Judgement least) {
    if (site.growth == null || least.growth == null) {
      return false;
    }
    double each = site.facts.held() / (double) least.facts.held();
    double expected = each * least.growth.perMinute();
    return Math.abs(site.growth.perMinute() - expected) <= RATE_MARGIN * expected;
  }

  /** The finding with what it adds each time, alone and with the others; else as it is. */
  Finding told(Finding finding) {
    long own = perTime(finding.sites);
    if (finding.cause != Cause.LEAK || own == 0) {
      return finding;
    }
    long all = perTime(null);
    if (!marked && all == own) {
      return finding; // What one cause opens is in step with itself.
    }
    Finding.Builder copy = FindingCopy.of(finding);
    copy.title =
        finding.title
            + "; +"
            + own
            + " per "
            + unit
            + (all == own ? "" : ", +" + all + " with what grows in step at " + others(finding));
    copy.evidence.put("perInvocation", all);
    copy.evidence.put("invocations", times);
    return copy.build();
  }

  /** Descriptors that these sites, or all, gain each time. */
  private long perTime(@Nullable List<String> fingerprints) {
    long descriptors = 0;
    for (Judgement site : sites) {
      boolean wanted = fingerprints == null || fingerprints.contains(site.fingerprint());
      descriptors += wanted ? site.descriptors() : 0;
    }
    return Math.round(descriptors / (double) times);
  }

  private String others(Finding finding) {
    String first = "";
    int more = -1;
    for (Judgement site : sites) {
      if (!finding.sites.contains(site.fingerprint())) {
        first = first.isEmpty() ? site.facts.where() : first;
        more++;
      }
    }
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
