package io.descry.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The knowledge from before the start: expected sites, and libraries that leak. Immutable; any
 * thread.
 */
public final class Knowledge {

  /** Nothing is expected, nothing is known. */
  public static final Knowledge NONE = new Knowledge(Exclusions.NONE, KnownLeaks.NONE);

  public final Exclusions exclusions;
  public final KnownLeaks knownLeaks;

  public Knowledge(Exclusions exclusions, KnownLeaks knownLeaks) {
    this.exclusions = exclusions;
    this.knownLeaks = knownLeaks;
  }

  /** A sentence for each row or file that could not be used. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(exclusions.problems);
    problems.addAll(knownLeaks.problems);
    return problems;
  }
}
