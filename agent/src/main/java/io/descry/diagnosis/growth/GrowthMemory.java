package io.descry.diagnosis.growth;

import io.descry.diagnosis.site.Words;
import io.descry.model.Ledger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sites that grow, and those that grew and were not cleared yet. A leak pauses when the load
 * does: growth once seen stands until half of the rise was closed again, or until as many as it
 * rose by were opened and closed while the count stood for four times as long as it was seen to
 * rise and at least ten minutes, as a pool or a cache does that is full. Silence clears nothing.
 * One thread.
 */
public final class GrowthMemory {

  private static final long LEAST_STILL_MILLIS = 10 * 60_000;
  private static final int STILL_FACTOR = 4;

  private final Map<String, Growth> growing = new HashMap<>();
  private final Map<String, String> cleared = new HashMap<>();

  /** How many handles a growing site had opened when it was last seen to grow. */
  private final Map<String, Long> openedThen = new HashMap<>();

  /** Not forgotten with a site's past: what runs once a night holds nothing by day. */
  private final BySite<Precedents> precedents = new BySite<>();

  private final BySite<Lifetimes> lifetimes = new BySite<>();

  /** How long handles of this site were held before they were closed. */
  public Lifetimes lifetimes(String fingerprint) {
    return lifetimes.of(fingerprint, Lifetimes::new);
  }

  /** The growth of this site, of now or standing from before, or null. */
  public @Nullable Growth of(
      String fingerprint, Series series, Survivors survivors, Ledger ledger) {
    Precedents before =
        precedents.of(
            fingerprint, () -> new Precedents(series.resolutions.size(), ledger.atMillis));
    before.observe(series.resolutions, survivors, ledger.atMillis);
    Growth standing = growing.get(fingerprint);
    Lifetimes past = lifetimes(fingerprint);
    past.observe(survivors, ledger.atMillis);
    Growth now = find(new Floors(series, survivors, before), ledger.kernel.meaningfulLimit());
    if (now != null && hasAlibi(now, past, survivors, ledger.atMillis)) {
      now = null;
    }
    if (now != null) {
      openedThen.put(fingerprint, series.lastOpened());
      now = now.believed(now.believed || standing != null && standing.believed);
      growing.put(fingerprint, now);
      cleared.remove(fingerprint);
      return now;
    }
    return standing == null ? null : review(fingerprint, standing, series, ledger.atMillis);
  }

  private static @Nullable Growth find(Floors floors, @Nullable Long limit) {
    Growth believed = floors.growth(limit, true);
    Growth suspected = believed == null ? floors.growth(limit, false) : null;
    return suspected == null ? believed : suspected.believed(false);
  }

  /** Whether what rose is no older than what was closed at the site before. */
  private static boolean hasAlibi(Growth growth, Lifetimes past, Survivors survivors, long at) {
    double closes =
        Math.max(
            GrowthThreshold.PRECEDENT_CLOSES.value,
            GrowthThreshold.PRECEDENT_SHARE.value * growth.rise());
    long age = (long) (GrowthThreshold.PRECEDENT_AGE.value * past.ageReachedBy(closes));
    return age > 0 && 2 * survivors.opened(growth.startMillis, at - age) < growth.rise();
  }

  /** Why this site, once growing, is not any more; null if it never was or still is. */
  public @Nullable String cleared(String fingerprint) {
    return cleared.get(fingerprint);
  }

  /** Drops what is remembered of sites that the history has forgotten. */
  public void forgetAllBut(History history) {
    growing.keySet().removeIf(fingerprint -> history.of(fingerprint) == null);
    cleared.keySet().removeIf(fingerprint -> history.of(fingerprint) == null);
    openedThen.keySet().retainAll(growing.keySet());
  }

  private @Nullable Growth review(String fingerprint, Growth before, Series series, long atMillis) {
    long more = series.lastOpened() - openedThen.getOrDefault(fingerprint, 0L);
    String reason = reasonToClear(before, series.lastOpen(), more, atMillis);
    if (reason == null) {
      return before;
    }
    growing.remove(fingerprint);
    cleared.put(fingerprint, reason);
    return null;
  }

  private static @Nullable String reasonToClear(
      Growth before, long open, long openedSince, long atMillis) {
    if (open <= before.floorAtEnd - before.rise() / 2) {
      return "its handles were closed after all: " + open + " open after " + before.floorAtEnd;
    }
    long still = atMillis - before.endMillis;
    boolean rising = open > before.floorAtEnd + before.rise() / 2;
    boolean silent = openedSince < before.rise(); // Silence is no proof.
    if (rising
        || silent
        || still < Math.max(LEAST_STILL_MILLIS, STILL_FACTOR * before.spanMillis())) {
      return null;
    }
    return "it stopped growing at "
        + open
        + " and has stood there for "
        + Words.duration(still)
        + " while "
        + openedSince
        + " more were opened and closed, as a pool or a cache does that is full";
  }
}
