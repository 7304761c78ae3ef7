package io.descry.report;

import io.descry.model.HandleKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unmodifiable copies, so that a report never changes after it was built. */
final class Copies {

  private Copies() {}

  static <T> List<T> of(List<T> list) {
    switch (list.size()) { // Most lists of a handle have one element or none.
      case 0:
        return Collections.emptyList();
      case 1:
        return Collections.singletonList(list.get(0));
      default:
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
  }

  static <T> List<T> upTo(int most, List<T> list) {
    return of(list.subList(0, Math.min(most, list.size())));
  }

  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** In the order of the kinds. */
  static <V> Map<HandleKind, V> byKind(Map<HandleKind, V> map) {
    Map<HandleKind, V> copy = new EnumMap<>(HandleKind.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /** Every standing, in their order; 0 where none is given. */
  static Map<Standing, Long> byStanding(Map<Standing, Long> map) {
    Map<Standing, Long> copy = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      copy.put(standing, map.getOrDefault(standing, 0L));
    }
    return Collections.unmodifiableMap(copy);
  }
}
