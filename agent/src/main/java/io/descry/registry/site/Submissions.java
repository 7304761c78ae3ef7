package io.descry.registry.site;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who submitted the tasks that opened handles at one site. The tasks of a shared pool come from
 * many lines: a line is named only where most tasks of the sample came from it. The agent's thread
 * only.
 */
final class Submissions {

  /** A site below a shared pool can have any number of them. */
  private static final int MOST = 8;

  /** Resolving a stack takes some microseconds: enough of them to tell who is most frequent. */
  private static final int ENOUGH = 1_000;

  /** So many tell one submitter from many: one alone is whoever used a shared pool first. */
  private static final int TELLING = 16;

  /** After so many survivors without one the site's tasks are not of a sort that we see. */
  private static final int HOPELESS = 200;

  private final Map<List<String>, Integer> counts = new LinkedHashMap<>();
  private WeakReference<Throwable> last = new WeakReference<>(null);
  private int seen;
  private int named;
  private int missed;

  /** Whether this one should be resolved: several openings of one task have the same. */
  boolean wants(Throwable submission) {
    boolean wanted = seen < ENOUGH && last.get() != submission;
    last = new WeakReference<>(submission);
    return wanted;
  }

  void add(List<String> frames) {
    seen++;
    named += frames.isEmpty() ? 0 : 1;
    if (!frames.isEmpty() && (counts.size() < MOST || counts.containsKey(frames))) {
      counts.merge(frames, 1, Integer::sum);
    }
  }

  /** A handle of a pool's thread has survived: whether to look for submissions from now on. */
  boolean survived() {
    return seen < TELLING && missed++ < HOPELESS;
  }

  /**
   * The frames of the one that submitted more than half, the application's first; null where none
   * is known.
   */
  @Nullable List<String> mainOne() {
    Map.Entry<List<String>, Integer> most = null;
    for (Map.Entry<List<String>, Integer> entry : counts.entrySet()) {
      most = most == null || entry.getValue() > most.getValue() ? entry : most;
    }
    return most == null || 2 * most.getValue() <= named ? null : new ArrayList<>(most.getKey());
  }
}
