package io.descry.knowledge;

import io.descry.model.Artifact;
import io.descry.model.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that are known to leak: the jar's own rows, then a user's. Immutable; any thread.
 */
public final class KnownLeaks {

  public static final KnownLeaks NONE =
      new KnownLeaks(Collections.emptyList(), Collections.emptyList());

  public final List<KnownLeak> rows;

  /** A sentence for each row that was skipped, and for a file that cannot be read. */
  public final List<String> problems;

  KnownLeaks(List<KnownLeak> rows, List<String> problems) {
    this.rows = Collections.unmodifiableList(new ArrayList<>(rows));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** Reads {@link KnownLeaksParser the text} of a file of this name. */
  public static KnownLeaks parse(String file, String text) {
    return new KnownLeaksParser(file).parse(text);
  }

  /** A file that cannot be read: no row, one problem. */
  public static KnownLeaks unreadable(String file, String why) {
    return new KnownLeaks(
        Collections.emptyList(),
        Collections.singletonList(
            "known-leaks=" + file + ": " + why + "; only the built-in rows are used"));
  }

  /** These rows and then those. */
  public KnownLeaks and(KnownLeaks more) {
    List<KnownLeak> all = new ArrayList<>(rows);
    all.addAll(more.rows);
    List<String> said = new ArrayList<>(problems);
    said.addAll(more.problems);
    return new KnownLeaks(all, said);
  }

  /** The row that explains this site best, or null: one whose version is known before another. */
  public @Nullable Match of(Site site) {
    Match unsure = null;
    for (KnownLeak row : rows) {
      Artifact library = row.in(site);
      if (library != null && KnownLeak.isCertain(library)) {
        return new Match(row, library);
      }
      unsure = unsure == null && library != null ? new Match(row, library) : unsure;
    }
    return unsure;
  }

  /** A row and the library on a site's stack that it is about. */
  public static final class Match {
    public final KnownLeak leak;
    public final Artifact library;

    Match(KnownLeak leak, Artifact library) {
      this.leak = leak;
      this.library = library;
    }

    /** Whether the library's version is known, and in the row's range. */
    public boolean isCertain() {
      return KnownLeak.isCertain(library);
    }
  }
}
