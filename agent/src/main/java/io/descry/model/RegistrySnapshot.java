package io.descry.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** All that the registry knows at one moment. Immutable. */
public final class RegistrySnapshot {

  /** Oldest first; the agent's own ones too. */
  public final List<OpenHandle> handles;

  public final List<SiteCounts> sites;
  public final List<KindCounts> kinds;
  public final long lostEvents;

  /** Openings that failed for want of descriptors since tracking began. */
  public final long exhaustions;

  /** How often the application made each mark since tracking began, by name. */
  public final SortedMap<String, Long> marks;

  /** Stacks of sites that had no room: they stand at one site of their kind. */
  public final long mergedStacks;

  public RegistrySnapshot(
      List<OpenHandle> handles,
      List<SiteCounts> sites,
      List<KindCounts> kinds,
      long lostEvents,
      long exhaustions) {
    this(handles, sites, kinds, lostEvents, exhaustions, Collections.emptySortedMap());
  }

  public RegistrySnapshot(
      List<OpenHandle> handles,
      List<SiteCounts> sites,
      List<KindCounts> kinds,
      long lostEvents,
      long exhaustions,
      SortedMap<String, Long> marks) {
    this(handles, sites, kinds, lostEvents, exhaustions, marks, 0);
  }

  public RegistrySnapshot(
      List<OpenHandle> handles,
      List<SiteCounts> sites,
      List<KindCounts> kinds,
      long lostEvents,
      long exhaustions,
      SortedMap<String, Long> marks,
      long mergedStacks) {
    this.mergedStacks = mergedStacks;
    this.handles = handles;
    this.sites = sites;
    this.kinds = kinds;
    this.lostEvents = lostEvents;
    this.exhaustions = exhaustions;
    this.marks = Collections.unmodifiableSortedMap(marks);
  }
}
