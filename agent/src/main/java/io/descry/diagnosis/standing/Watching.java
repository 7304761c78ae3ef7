package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is not judged yet: a site of which nothing was ever closed, one that is seen for too short a
 * time, and one that holds more than ever before and still rises. No accusation; such a site is
 * named with its line, its count and its rate from the first report on.
 */
final class Watching {

  private final long atMillis;

  Watching(long atMillis) {
    this.atMillis = atMillis;
  }

  /** Why this site, which holds handles, is not judged yet; null where it is in use. */
  @Nullable String about(SiteCase site) {
    SiteFacts facts = site.facts;
    if (facts.kind().isLogical()) {
      return null;
    }
    if (site.consequenceOf != null && site.growth != null) {
      return "the peer keeps them open: their other ends are held by this process too; "
          + site.growth.sentence();
    }
    if (site.growth != null) {
      return facts.held() + " open; " + site.growth.sentence() + "; " + closes(facts);
    }
    if (facts.closed == 0) {
      return neverClosed(facts, site.series);
    }
    Series series = site.series;
    Double perMinute = series == null ? null : series.netPerMinute();
    if (series == null || perMinute == null) {
      return facts.held() + " open, seen for too short a time to judge";
    }
    long before = series.peakBefore(atMillis - StandingThresholds.PRECEDENT_MILLIS);
    return perMinute > 0 && facts.held() > before ? rising(facts, perMinute) : null;
  }

  private String neverClosed(SiteFacts facts, @Nullable Series series) {
    String held = facts.held() + " open, none of the " + facts.opened() + " opened was closed";
    if (facts.opened() == 1) {
      held = "1 open, never closed so far";
    }
    long still = series == null ? 0 : atMillis - series.unchangedSince();
    return still < StandingThresholds.LEVEL_MILLIS
        ? held
        : held + "; unchanged for " + Words.duration(still);
  }

  private static String closes(SiteFacts facts) {
    return facts.closed == 0
        ? "none of the " + facts.opened() + " opened was closed"
        : facts.closed + " of " + facts.opened() + " opened were closed";
  }

  private static String rising(SiteFacts facts, double perMinute) {
    return facts.held()
        + " open, more than before, +"
        + Words.rate(perMinute)
        + "; "
        + closes(facts);
  }
}
