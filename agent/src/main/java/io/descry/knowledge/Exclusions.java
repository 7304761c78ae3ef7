package io.descry.knowledge;

import io.descry.model.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a file of expected sites, in its order. Immutable; any thread. */
public final class Exclusions {

  /** No file was named. */
  public static final Exclusions NONE =
      new Exclusions("", Collections.emptyList(), Collections.emptyList());

  /** The file's name, without its folder; empty where no file was named. */
  public final String file;

  public final List<Exclusion> rules;

  /** A sentence for each line that was skipped, and for a file that cannot be read. */
  public final List<String> problems;

  Exclusions(String file, List<Exclusion> rules, List<String> problems) {
    this.file = file;
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** Reads {@link ExclusionParser the text} of a file of this name. */
  public static Exclusions parse(String file, String text) {
    return new ExclusionParser(file).parse(text);
  }

  /** A file that cannot be read: no rule, one problem. */
  public static Exclusions unreadable(String file, String why) {
    return new Exclusions(
        file,
        Collections.emptyList(),
        Collections.singletonList("exclude=" + file + ": " + why + "; no site is excluded"));
  }

  /** The same rules, since the file could not be read again. */
  public Exclusions stillStanding(String why) {
    return new Exclusions(
        file,
        rules,
        Collections.singletonList("exclude=" + file + ": " + why + "; what it said before stands"));
  }

  public boolean isGiven() {
    return !file.isEmpty();
  }

  /** The first rule that names this site and is not over, or null. */
  public @Nullable Exclusion of(Site site, List<String> targets, long atMillis) {
    for (Exclusion rule : rules) {
      if (!rule.isOver(atMillis) && rule.matches(site, targets)) {
        return rule;
      }
    }
    return null;
  }
}
