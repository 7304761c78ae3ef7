package io.descry.diagnosis.growth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Something that is kept for each site, {@link History#MOST_SITES} at most: those that were not
 * asked for longest are forgotten first. One thread.
 */
final class BySite<V> {

  private final Map<String, V> values =
      new LinkedHashMap<String, V>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
          return size() > History.MOST_SITES;
        }
      };

  /** Of the site, made if it has none. */
  V of(String fingerprint, Supplier<V> made) {
    return values.computeIfAbsent(fingerprint, key -> made.get());
  }
}
