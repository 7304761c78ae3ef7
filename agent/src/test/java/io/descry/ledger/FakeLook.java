package io.descry.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands at each number, by hand; notes what was dropped. */
final class FakeLook implements LiveLook {

  final Map<Integer, String> links = new HashMap<>();
  final Set<Integer> held = new HashSet<>();
  final List<String> dropped = new ArrayList<>();
  int startingProcesses;

  @Override
  public String link(int number) {
    return links.get(number);
  }

  @Override
  public boolean holds(int number) {
    return held.contains(number);
  }

  @Override
  public boolean holds(int number, long id) {
    return held.contains(number);
  }

  @Override
  public int startingProcesses() {
    return startingProcesses;
  }

  @Override
  public void dropStale(int number, long id) {
    dropped.add(number + " of #" + id);
  }
}
