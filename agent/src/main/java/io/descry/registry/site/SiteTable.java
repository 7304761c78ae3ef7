package io.descry.registry.site;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sites by fingerprint, {@value #MOST_SITES} at most. Where another one comes, those that hold
 * nothing and saw nothing for ten minutes make room; where that is not enough, it is merged into
 * one site of its kind, "other", which says so in place of a stack. The agent's thread only.
 */
public final class SiteTable {

  /** With 50 frames each, and frames that sites share kept once, 5 to 20 MB. */
  static final int MOST_SITES = 4_096;

  /** A site that opens now and then keeps its count. */
  static final int IDLE_TICKS = 600;

  private final Map<String, SiteEntry> sites = new LinkedHashMap<>();
  private final Map<HandleKind, SiteEntry> others = new EnumMap<>(HandleKind.class);
  private final long[] closedBefore = new long[HandleKind.values().length];
  private final Fingerprint fingerprint;
  private int tick;
  private int lookedForIdleAt = -1;
  private long merged;

  SiteTable(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  public Collection<SiteEntry> all() {
    return Collections.unmodifiableCollection(sites.values());
  }

  /** Stacks whose sites did not fit in, each counted once while its key is remembered. */
  public long merged() {
    return merged;
  }

  public void tick() {
    tick++;
  }

  /** The site's place, or that of what did not fit in. */
  SiteEntry of(Site site) {
    SiteEntry entry = sites.get(site.fingerprint);
    if (entry == null) {
      entry = hasRoom() ? put(site.fingerprint) : other(site);
    }
    entry.usedAt = tick;
    return entry;
  }

  /** Back in, where it was taken for idle although a handle of it was still to be counted. */
  public void use(SiteEntry entry) {
    if (entry.dropped) {
      entry.dropped = false;
      sites.put(entry.site().fingerprint, entry);
      closedBefore[entry.site().kind.ordinal()] -= entry.closedInterned();
    }
    entry.usedAt = tick;
  }

  /** Handles closed after their stack was interned, by kind; of the sites that went, too. */
  long[] closedInterned() {
    long[] closed = closedBefore.clone();
    for (SiteEntry entry : sites.values()) {
      closed[entry.site().kind.ordinal()] += entry.closedInterned();
    }
    return closed;
  }

  private SiteEntry put(String key) {
    SiteEntry entry = new SiteEntry();
    sites.put(key, entry);
    return entry;
  }

  private SiteEntry other(Site site) {
    merged++;
    SiteEntry other = others.get(site.kind);
    if (other == null) {
      Site text = Site.ofMany(fingerprint.ofMany(site.kind), site.kind, MOST_SITES);
      other = put(text.fingerprint);
      other.isOther = true;
      other.add(text, false);
      others.put(site.kind, other);
    }
    return other;
  }

  private boolean hasRoom() {
    if (sites.size() - others.size() >= MOST_SITES && lookedForIdleAt != tick) {
      lookedForIdleAt = tick;
      dropIdle();
    }
    return sites.size() - others.size() < MOST_SITES;
  }

  private void dropIdle() {
    Iterator<SiteEntry> all = sites.values().iterator();
    while (all.hasNext()) {
      SiteEntry entry = all.next();
      if (!entry.isOther && entry.isEmpty() && tick - entry.usedAt >= IDLE_TICKS) {
        closedBefore[entry.site().kind.ordinal()] += entry.closedInterned();
        entry.dropped = true;
        all.remove();
      }
    }
  }
}
