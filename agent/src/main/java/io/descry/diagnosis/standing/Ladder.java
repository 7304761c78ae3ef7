package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.model.HandleKind;
import io.descry.report.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of certainty, worst first: permanent, recovered, growing, suspect, expected, watched,
 * none. Each step gives a verdict with its reason, or nothing; the first that gives one decides.
 */
final class Ladder {

  private interface Step {
    @Nullable Ruling ask(SiteCase site);
  }

  private final long atMillis;
  private final Suspicions suspicions;
  private final Expectations expectations;
  private final Watching watching;
  private final List<Step> accusations;
  private final List<Step> others;

  Ladder(long atMillis, Suspicions suspicions, Expectations expectations, Watching watching) {
    this.atMillis = atMillis;
    this.suspicions = suspicions;
    this.expectations = expectations;
    this.watching = watching;
    this.accusations =
        Collections.unmodifiableList(
            Arrays.<Step>asList(
                Ladder::permanent,
                this::recovered,
                this::neverClosed,
                Ladder::growing,
                Ladder::suspect));
    this.others =
        Collections.unmodifiableList(
            Arrays.<Step>asList(Ladder::empty, this::expected, this::watched));
  }

  /** The verdict on this site, with its reason. */
  Ruling decide(SiteCase site) {
    Ruling accusation = first(accusations, site);
    return accusation == null ? decideLeniently(site) : accusation;
  }

  /** The verdict on those handles of the site that no accusation is about. */
  Ruling decideLeniently(SiteCase site) {
    Ruling ruling = first(others, site);
    return ruling == null ? new Ruling(Verdict.NONE, turnover(site.facts)) : ruling;
  }

  private static @Nullable Ruling first(List<Step> steps, SiteCase site) {
    for (Step step : steps) {
      Ruling ruling = step.ask(site);
      if (ruling != null) {
        return ruling;
      }
    }
    return null;
  }

  private static @Nullable Ruling permanent(SiteCase site) {
    long orphaned = site.facts.orphaned;
    return orphaned == 0
        ? null
        : new Ruling(
            Verdict.PERMANENT,
            Words.count(orphaned, "handle")
                + " "
                + Words.were(orphaned)
                + " dropped without close and collected, and the kernel still has the descriptors:"
                + " nothing can close them in the life of this JVM");
  }

  private @Nullable Ruling recovered(SiteCase site) {
    SiteFacts facts = site.facts;
    boolean over =
        facts.held() == 0 && atMillis - site.lastLossAt >= StandingThresholds.HOLDS_NOTHING_MILLIS;
    if (facts.recovered == 0 || facts.kind() == HandleKind.HTTP_CLIENT || over) {
      return null;
    }
    String fate =
        facts.kind() == HandleKind.HTTP_EXCHANGE
            ? " dropped neither read to the end nor closed, and collected so"
            : " dropped without close; the garbage collector closed them, when it ran";
    String growth = site.growth == null ? "" : "; and " + site.growth.sentence();
    return new Ruling(
        Verdict.RECOVERED,
        facts.recovered
            + " of "
            + facts.opened()
            + " opened "
            + Words.were(facts.recovered)
            + fate
            + growth);
  }

  /** Accepted connections: no growth is needed where the program closes none at all. */
  private @Nullable Ruling neverClosed(SiteCase site) {
    String reason = site.consequenceOf == null ? suspicions.neverClosed(site.facts) : null;
    return reason == null ? null : new Ruling(Verdict.GROWING, reason);
  }

  private static @Nullable Ruling growing(SiteCase site) {
    Growth growth = site.growth;
    if (growth == null || site.consequenceOf != null) {
      return null;
    }
    if (!growth.believed && !site.hasPrecedent()) {
      return null; // Watched: nothing tells the rise from a program that fills.
    }
    String reason = growth.sentence() + "; " + closes(site.facts);
    return growth.believed
        ? new Ruling(Verdict.GROWING, reason)
        : new Ruling(
            Verdict.SUSPECT, reason + "; a pool or a cache looks so too, until it is full");
  }

  private static @Nullable Ruling suspect(SiteCase site) {
    return site.consequenceOf != null || site.suspicion == null
        ? null
        : new Ruling(Verdict.SUSPECT, site.suspicion);
  }

  private static @Nullable Ruling empty(SiteCase site) {
    SiteFacts facts = site.facts;
    if (facts.held() > 0) {
      return null;
    }
    return new Ruling(
        Verdict.NONE,
        facts.recovered > 0
            ? "none open; " + facts.recovered + " were collected unclosed, holding no descriptor"
            : "none open: all " + facts.opened() + " opened were closed");
  }

  private @Nullable Ruling expected(SiteCase site) {
    String evidence = expectations.about(site);
    return evidence == null ? null : new Ruling(Verdict.EXPECTED, evidence);
  }

  private @Nullable Ruling watched(SiteCase site) {
    String reason = watching.about(site);
    return reason == null ? null : new Ruling(Verdict.WATCHED, reason);
  }

  private static String turnover(SiteFacts facts) {
    return facts.held() + " open, " + closes(facts);
  }

  private static String closes(SiteFacts facts) {
    return facts.closed + " of " + facts.opened() + " opened were closed";
  }
}
