package io.descry.diagnosis.standing;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.site.SiteFacts;
import org.jspecify.annotations.Nullable;

/** All that the ladder of verdicts looks at for one site. Immutable. */
final class SiteCase {

  final SiteFacts facts;

  /** Null where the site's past is not known. */
  final @Nullable Series series;

  /** Null where none is seen. */
  final @Nullable Growth growth;

  /** Why a growth of this site was withdrawn, or null. */
  final @Nullable String cleared;

  /** The site of this process that holds the other ends of its sockets, or null. */
  final @Nullable String consequenceOf;

  /** The reason to suspect the site, or null. */
  final @Nullable String suspicion;

  /** When the collector last closed a handle of the site. */
  final long lastLossAt;

  /** Change of the count per minute now; null before there is a rate. */
  final @Nullable Double perMinute;

  /** What was opened before this moment has outlived all that was closed at the site. */
  final long oldBeforeMillis;

  /**
   * Whether the site closes some of what it opens, so that a rise can be compared with the past.
   */
  boolean hasPrecedent() {
    return facts.closed >= StandingThresholds.PRECEDENT_CLOSES
        && facts.closed >= StandingThresholds.PRECEDENT_SHARE * facts.opened();
  }

  SiteCase(
      SiteFacts facts,
      @Nullable Series series,
      @Nullable Growth growth,
      @Nullable String cleared,
      @Nullable String consequenceOf,
      @Nullable String suspicion,
      long lastLossAt,
      @Nullable Double perMinute,
      long oldBeforeMillis) {
    this.facts = facts;
    this.series = series;
    this.growth = growth;
    this.cleared = cleared;
    this.consequenceOf = consequenceOf;
    this.suspicion = suspicion;
    this.lastLossAt = lastLossAt;
    this.perMinute = perMinute;
    this.oldBeforeMillis = oldBeforeMillis;
  }
}
