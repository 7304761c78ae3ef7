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

  /** Whether its sockets stay because another site of this process holds the other ends. */
  final boolean consequence;

  /** The reason to suspect the site, or null. */
  final @Nullable String suspicion;

  SiteCase(
      SiteFacts facts,
      @Nullable Series series,
      @Nullable Growth growth,
      @Nullable String cleared,
      boolean consequence,
      @Nullable String suspicion) {
    this.facts = facts;
    this.series = series;
    this.growth = growth;
    this.cleared = cleared;
    this.consequence = consequence;
    this.suspicion = suspicion;
  }
}
