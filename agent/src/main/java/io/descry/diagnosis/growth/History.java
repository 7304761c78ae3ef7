package io.descry.diagnosis.growth;

import io.descry.model.SiteCounts;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent past of every site that lately opened or holds handles, by fingerprint. Bounded: at
 * most {@value #MOST_SITES} sites of some kilobytes; one that holds nothing and opened nothing for
 * ten minutes is forgotten. One thread.
 */
public final class History {

  static final int MOST_SITES = 2_048;
  private static final long FORGET_AFTER_MILLIS = 10 * 60_000;

  private final Map<String, Series> sites = new HashMap<>();
  private Map<String, Held> before = Collections.emptyMap();
  private long lastAt = -1;

  /** Takes the counts of one tick. Sites that are not among them hold nothing. */
  public void observe(List<SiteCounts> counts, long atMillis) {
    if (atMillis <= lastAt) {
      return;
    }
    Map<String, Held> now = sum(counts);
    for (Map.Entry<String, Held> entry : now.entrySet()) {
      observe(entry.getKey(), entry.getValue(), atMillis);
    }
    forget(now, atMillis);
    before = now;
    lastAt = atMillis;
  }

  /** The past of this site, or null if it is not known. */
  public @Nullable Series of(String fingerprint) {
    return sites.get(fingerprint);
  }

  /** How many sites are remembered. */
  public int size() {
    return sites.size();
  }

  private void observe(String fingerprint, Held held, long atMillis) {
    Series series = sites.get(fingerprint);
    if (series == null && isWorth(fingerprint, held)) {
      series = begin(fingerprint);
    }
    if (series != null) {
      series.add(atMillis, held.open, held.opened);
    }
  }

  /** Sites that only churn have a rate but cannot leak: they take half of the room at most. */
  private boolean isWorth(String fingerprint, Held held) {
    return held.open > 0
        ? sites.size() < MOST_SITES
        : held.opened > openedBefore(fingerprint) && sites.size() < MOST_SITES / 2;
  }

  private long openedBefore(String fingerprint) {
    Held held = before.get(fingerprint);
    return held == null ? 0 : held.opened;
  }

  /** A new site held nothing a tick ago: that is a sample too, and saves a tick. */
  private Series begin(String fingerprint) {
    Series series = new Series();
    if (lastAt >= 0) {
      series.add(lastAt, 0, openedBefore(fingerprint));
    }
    sites.put(fingerprint, series);
    return series;
  }

  private void forget(Map<String, Held> now, long atMillis) {
    sites.entrySet().removeIf(entry -> isForgotten(entry, now, atMillis));
  }

  private static boolean isForgotten(
      Map.Entry<String, Series> entry, Map<String, Held> now, long atMillis) {
    Series series = entry.getValue();
    if (!now.containsKey(entry.getKey())) {
      series.addNothing(atMillis);
    }
    return series.lastOpen() == 0 && atMillis - series.idleSince() > FORGET_AFTER_MILLIS;
  }

  private static Map<String, Held> sum(List<SiteCounts> counts) {
    Map<String, Held> sums = new HashMap<>();
    for (SiteCounts count : counts) {
      sums.computeIfAbsent(count.site.fingerprint, key -> new Held()).add(count);
    }
    return sums;
  }

  /** What a site holds: the orphaned ones too, since they hold descriptors. */
  private static final class Held {
    private long open;
    private long opened;

    void add(SiteCounts counts) {
      open += counts.open + counts.orphaned;
      opened += counts.opened();
    }
  }
}
