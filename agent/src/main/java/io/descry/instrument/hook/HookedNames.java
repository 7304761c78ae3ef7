package io.descry.instrument.hook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of each class: a class of the JDK by its whole name, a class of a library also where it
 * was shaded: relocated below another package. What is not in the list costs two look-ups.
 * Immutable; any thread.
 */
public final class HookedNames {

  /** By internal name, as transformers get it. */
  private final Map<String, List<HookPoint>> exact = new HashMap<>();

  /** Those of libraries, by the last part of their names. */
  private final Map<String, List<List<HookPoint>>> libraries = new HashMap<>();

  public HookedNames(List<HookPoint> points) {
    Map<String, List<HookPoint>> ofLibraries = new LinkedHashMap<>();
    for (HookPoint point : points) {
      String name = point.type.replace('.', '/');
      add(exact, name, point);
      if (point.library) {
        ofLibraries.put(name, exact.get(name));
      }
    }
    for (Map.Entry<String, List<HookPoint>> library : ofLibraries.entrySet()) {
      add(libraries, lastPart(library.getKey()), library.getValue());
    }
  }

  /** Not computeIfAbsent: its lambda would spin a class at every start. */
  private static <E> void add(Map<String, List<E>> lists, String name, E element) {
    List<E> list = lists.get(name);
    if (list == null) {
      list = new ArrayList<>();
      lists.put(name, list);
    }
    list.add(element);
  }

  /** Hot: on every class that loads. The hooks for it, or null. */
  public @Nullable List<HookPoint> of(String internalName) {
    List<HookPoint> points = exact.get(internalName);
    return points != null ? points : shaded(internalName);
  }

  private @Nullable List<HookPoint> shaded(String internalName) {
    List<List<HookPoint>> candidates = libraries.get(lastPart(internalName));
    if (candidates != null) {
      for (List<HookPoint> points : candidates) {
        if (internalName.endsWith("/" + points.get(0).type.replace('.', '/'))) {
          return points;
        }
      }
    }
    return null;
  }

  private static String lastPart(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }
}
