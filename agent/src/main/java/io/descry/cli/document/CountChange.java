package io.descry.cli.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The change of one count between two documents. Immutable. */
public final class CountChange {

  public final String name;
  public final long before;
  public final long after;

  private CountChange(String name, long before, long after) {
    this.name = name;
    this.before = before;
    this.after = after;
  }

  public long delta() {
    return after - before;
  }

  /** Those that differ, what grew most first; what one side does not have is none. */
  public static List<CountChange> between(Map<String, Long> before, Map<String, Long> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<CountChange> changes = new ArrayList<>();
    for (String name : names) {
      CountChange change =
          new CountChange(name, before.getOrDefault(name, 0L), after.getOrDefault(name, 0L));
      if (change.delta() != 0) {
        changes.add(change);
      }
    }
    changes.sort((a, b) -> Long.compare(b.delta(), a.delta()));
    return Collections.unmodifiableList(changes);
  }
}
