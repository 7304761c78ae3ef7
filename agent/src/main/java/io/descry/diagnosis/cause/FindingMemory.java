package io.descry.diagnosis.cause;

import io.descry.diagnosis.growth.Series;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.Trigger;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lives of findings from report to report. A finding keeps its id and its beginning when its
 * evidence, and so its rule, changes: one cause, one id. It ends when it is mended, disproved, or
 * holds nothing. One thread.
 */
public final class FindingMemory {

  /** After the last handle was lost a finding counts as growing for so long. */
  private static final long LOSING_MILLIS = 2 * 60_000;

  private static final Set<String> LIMIT_RULES =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("exhausted", "accept-starved", "limit-too-low")));

  /** By id: the findings of the reports before. */
  private Map<String, Finding> before = new LinkedHashMap<>();

  /** The same findings, each with the id and the time of its first report. */
  public List<Finding> identified(List<Finding> findings) {
    Set<String> taken = new HashSet<>();
    List<Finding> identified = new ArrayList<>();
    for (Finding finding : findings) {
      identified.add(identified(finding, taken));
    }
    return identified;
  }

  private Finding identified(Finding finding, Set<String> taken) {
    Finding.Builder copy = FindingCopy.of(finding);
    Finding first = null;
    for (Finding earlier : before.values()) {
      if (stands(earlier, finding) && !taken.contains(earlier.id)) {
        boolean older = first == null || earlier.since < first.since;
        first = older ? earlier : first;
        copy.previousIds.add(earlier.id);
        copy.previousIds.addAll(earlier.previousIds);
      }
    }
    if (first != null) {
      copy.id = first.id;
      copy.since = Math.min(copy.since, first.since);
    }
    copy.previousIds = new ArrayList<>(new TreeSet<>(copy.previousIds));
    copy.previousIds.remove(copy.id);
    taken.addAll(copy.previousIds);
    if (!taken.add(copy.id)) {
      copy.id = finding.id + "+" + finding.sites; // What was one finding is two now.
      taken.add(copy.id);
    }
    return copy.build();
  }

  /** The same findings, each with what it does now and when it last grew. */
  public List<Finding> living(List<Finding> findings, Situation situation) {
    List<Finding> living = new ArrayList<>();
    for (Finding finding : findings) {
      Finding.Builder copy = FindingCopy.of(finding);
      Finding earlier = before.get(finding.id);
      boolean grows = isGrowing(finding, earlier, situation.ledger.atMillis);
      copy.lastGrewAt = grows ? Long.valueOf(grewAt(finding, earlier, situation)) : null;
      if (!grows) {
        copy.lastGrewAt = stoppedAt(finding, earlier, situation);
      }
      copy.status = status(finding, grows, situation);
      living.add(copy.build());
    }
    return living;
  }

  private static boolean isGrowing(Finding finding, @Nullable Finding earlier, long atMillis) {
    if (finding.perMinute != null && finding.perMinute > 0) {
      return true;
    }
    Long last = earlier == null ? null : earlier.lastGrewAt;
    boolean proven = finding.lost + finding.collected > 0;
    return proven
        && (earlier == null
            || hasLostMore(finding, earlier)
            || (last != null && atMillis - last < LOSING_MILLIS));
  }

  private static boolean hasLostMore(Finding finding, Finding earlier) {
    return finding.lost + finding.collected > earlier.lost + earlier.collected;
  }

  /** Now, or where only the collector's work tells, when that was last seen. */
  private static long grewAt(Finding finding, @Nullable Finding earlier, Situation situation) {
    boolean rises = finding.perMinute != null && finding.perMinute > 0;
    Long last = earlier == null ? null : earlier.lastGrewAt;
    return rises || earlier == null || last == null || hasLostMore(finding, earlier)
        ? situation.ledger.atMillis
        : last;
  }

  /** Since when the count stands, where that is later than it was last seen to grow. */
  private static @Nullable Long stoppedAt(
      Finding finding, @Nullable Finding earlier, Situation situation) {
    Long last = earlier == null ? null : earlier.lastGrewAt;
    for (Judgement site : situation.sites) {
      Series series = site.series;
      if (site.growth != null && series != null && finding.sites.contains(site.fingerprint())) {
        long stood = series.unchangedSince();
        last = last == null || stood < last ? Long.valueOf(stood) : last;
      }
    }
    return last;
  }

  private static FindingStatus status(Finding finding, boolean grows, Situation situation) {
    if (grows) {
      return FindingStatus.GROWING;
    }
    if (finding.perMinute != null && finding.perMinute < 0) {
      return FindingStatus.FALLING;
    }
    for (Judgement site : situation.sites) {
      Series series = site.series;
      if (series != null && finding.sites.contains(site.fingerprint())) {
        long idle = situation.ledger.atMillis - series.idleSince();
        if (idle < LOSING_MILLIS) {
          return FindingStatus.STEADY;
        }
      }
    }
    return finding.cause == Cause.LEAK ? FindingStatus.PAUSED : FindingStatus.STEADY;
  }

  /**
   * Those of the reports before that do not stand any more; then remembers these. A report that
   * somebody asked for forgets none: it is told to the one who asked, and the log has still to hear
   * what is withdrawn.
   */
  public List<Withdrawn> replaceBy(List<Finding> findings, Situation situation) {
    List<Withdrawn> withdrawn = new ArrayList<>();
    for (Finding earlier : before.values()) {
      if (findings.stream().noneMatch(now -> now.id.equals(earlier.id) || stands(earlier, now))) {
        withdrawn.add(new Withdrawn(earlier.id, earlier.rule, reason(earlier, situation)));
      }
    }
    if (situation.context.trigger != Trigger.REQUEST) {
      before = new LinkedHashMap<>();
    }
    findings.forEach(finding -> before.put(finding.id, finding));
    return withdrawn;
  }

  private static boolean stands(Finding earlier, Finding now) {
    boolean sameLimit = LIMIT_RULES.contains(earlier.rule) && LIMIT_RULES.contains(now.rule);
    return now.id.equals(earlier.id) || sameLimit || isPartOf(earlier, now);
  }

  private static boolean isPartOf(Finding earlier, Finding now) {
    return earlier.cause == now.cause
        && !earlier.sites.isEmpty()
        && !Collections.disjoint(now.sites, earlier.sites);
  }

  private static String reason(Finding earlier, Situation situation) {
    if (earlier.sites.isEmpty()) {
      return "its signs are gone";
    }
    for (Judgement site : situation.sites) {
      if (earlier.sites.contains(site.fingerprint())) {
        return (site.exclusion == null ? end(earlier, situation) : "excluded: ") + site.reason;
      }
    }
    return "mended: its handles were closed";
  }

  /** Half of what it held is closed, or it held nothing, or the count stood after all. */
  private static String end(Finding earlier, Situation situation) {
    if (earlier.holds == 0) {
      return "holds nothing: ";
    }
    return 2 * situation.descriptors(earlier.sites) <= earlier.holds ? "mended: " : "disproved: ";
  }
}
