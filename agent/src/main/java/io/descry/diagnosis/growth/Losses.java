package io.descry.diagnosis.growth;

import io.descry.diagnosis.site.SiteFacts;

/**
 * The time at which the collector last closed a handle of each site, as reports saw it. One thread.
 */
public final class Losses {

  private static final class Loss {
    long recovered;
    long atMillis;
  }

  private final BySite<Loss> sites = new BySite<>();

  /** When the site last lost a handle to the collector; meaningful where it lost any. */
  public long observe(SiteFacts facts, long atMillis) {
    Loss loss = sites.of(facts.site.fingerprint, Loss::new);
    if (facts.recovered > loss.recovered) {
      loss.recovered = facts.recovered;
      loss.atMillis = atMillis;
    }
    return loss.atMillis;
  }
}
