package io.descry.export.log;

import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a report the log says. A finding is said whole when it is new or gets worse, and
 * its end is said. In between the log has a reminder after 1, 5, 15 and 60 minutes, and then each
 * hour. One thread.
 */
final class LogNews {

  /** What to write of one report. */
  static final class Said {
    /** Findings that an earlier event has whole. */
    final Set<String> told;

    /** Whether something changed; else it is a reminder. */
    final boolean isNews;

    Said(Set<String> told, boolean isNews) {
      this.told = told;
      this.isNews = isNews;
    }
  }

  private static final long MINUTE = 60_000;
  private static final long[] REMINDERS = {MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE};

  /** Findings whose last form is remembered; those that were not seen for longest are forgotten. */
  private static final int MOST_TOLD = 256;

  /** A count that moved by less than a quarter, or by fewer than this, is the same. */
  private static final long SAME_COUNT = 50;

  private final Map<String, Finding> told =
      new LinkedHashMap<String, Finding>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Finding> eldest) {
          return size() > MOST_TOLD;
        }
      };

  private @Nullable ProcessState state;
  private long count;
  private long newsAt;
  private int reminders;

  /** What to write of this report, or null for nothing. */
  @Nullable Said of(Report report) {
    Set<String> known = known(report);
    boolean isNews = isNews(report, known);
    return isNews || isReminderDue(report) ? new Said(known, isNews) : null;
  }

  /** Notes that the log has this report. */
  void wrote(Report report, Said said) {
    if (said.isNews) {
      newsAt = report.at;
      reminders = 0;
    }
    while (report.at - newsAt >= nextReminder()) {
      reminders++;
    }
    state = calm(report.state);
    count = count(report);
    report.findings.forEach(finding -> told.put(finding.id, finding));
  }

  private Set<String> known(Report report) {
    Set<String> known = new HashSet<>();
    for (Finding finding : report.findings) {
      Finding before = told(finding);
      boolean whole = report.trigger == Trigger.EXIT || before == null || isWorse(finding, before);
      if (!whole) {
        known.add(finding.id);
      }
    }
    return known;
  }

  private @Nullable Finding told(Finding finding) {
    Finding before = told.get(finding.id);
    for (String id : finding.previousIds) {
      before = before == null ? told.get(id) : before;
    }
    return before;
  }

  private static boolean isWorse(Finding now, Finding before) {
    boolean surer = now.certainty.compareTo(before.certainty) < 0;
    boolean growsAgain =
        now.status == FindingStatus.GROWING && before.status == FindingStatus.PAUSED;
    return surer || growsAgain;
  }

  private boolean isNews(Report report, Set<String> known) {
    return report.trigger != Trigger.INTERVAL
        || calm(report.state) != state
        || !report.withdrawn.isEmpty()
        || report.findings.stream().anyMatch(f -> isSaid(f) && !known.contains(f.id));
  }

  /** A finding of what is expected is shown, and is no reason to write. */
  private static boolean isSaid(Finding finding) {
    return finding.certainty != Verdict.EXPECTED && finding.certainty != Verdict.NONE;
  }

  private boolean isReminderDue(Report report) {
    boolean worth = report.findings.stream().anyMatch(LogNews::isSaid) || moved(report);
    return worth && report.at - newsAt >= nextReminder();
  }

  /** How long after the news. */
  private long nextReminder() {
    int last = REMINDERS.length - 1;
    return reminders <= last ? REMINDERS[reminders] : REMINDERS[last] * (reminders - last + 1);
  }

  private boolean moved(Report report) {
    return Math.abs(count(report) - count) > Math.max(SAME_COUNT, count / 4);
  }

  /** What is only watched comes and goes with the load. */
  private static ProcessState calm(ProcessState state) {
    return state == ProcessState.WATCHING ? ProcessState.OK : state;
  }

  private static long count(Report report) {
    return report.ledger.kernel == null ? report.ledger.tracked : report.ledger.kernel;
  }
}
