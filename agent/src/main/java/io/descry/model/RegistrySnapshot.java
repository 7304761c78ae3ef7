package io.descry.model;

import java.util.List;

/** All that the registry knows at one moment. Immutable. */
public final class RegistrySnapshot {

  /** Oldest first; the agent's own ones too. */
  public final List<OpenHandle> handles;

  public final List<SiteCounts> sites;
  public final List<KindCounts> kinds;
  public final long lostEvents;

  /** Openings that failed for want of descriptors since tracking began. */
  public final long exhaustions;

  public RegistrySnapshot(
      List<OpenHandle> handles,
      List<SiteCounts> sites,
      List<KindCounts> kinds,
      long lostEvents,
      long exhaustions) {
    this.handles = handles;
    this.sites = sites;
    this.kinds = kinds;
    this.lostEvents = lostEvents;
    this.exhaustions = exhaustions;
  }
}
