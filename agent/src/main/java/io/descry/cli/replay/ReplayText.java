package io.descry.cli.replay;

import io.descry.replay.Moment;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Standing;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One moment of a replay as lines of text. Pure. */
public final class ReplayText {

  private static final String INDENT = "              ";

  private ReplayText() {}

  /** The state first, then the findings, then those that ended. */
  public static List<String> lines(Moment moment) {
    Report report = moment.report;
    List<String> lines = new ArrayList<>();
    lines.add(
        time(moment)
            + report.state.toString().toUpperCase(Locale.ROOT)
            + ": "
            + used(report)
            + "; "
            + standings(report.standings));
    for (Finding finding : report.findings) {
      lines.add(
          INDENT
              + finding.code
              + " "
              + finding.certainty
              + ", "
              + finding.status
              + ": "
              + finding.title);
    }
    for (Withdrawn ended : report.withdrawn) {
      lines.add(INDENT + "ended: " + ended.id + ": " + ended.reason);
    }
    return lines;
  }

  private static String time(Moment moment) {
    long seconds = moment.seconds;
    String elapsed =
        String.format(
            Locale.ROOT,
            "%+dd %02d:%02d:%02d",
            seconds / 86_400,
            seconds / 3_600 % 24,
            seconds / 60 % 60,
            seconds % 60);
    return String.format(
        "%-14s", moment.wallTime == null ? elapsed : elapsed + " " + moment.wallTime + " ");
  }

  private static String used(Report report) {
    return report.counts.limit == null
        ? report.counts.used + " descriptors used, no limit"
        : report.counts.used + " of " + report.counts.limit + " descriptors used";
  }

  private static String standings(Map<Standing, Long> sums) {
    List<String> parts = new ArrayList<>();
    sums.forEach(
        (standing, count) -> {
          if (count > 0) {
            parts.add(count + " " + standing.words);
          }
        });
    return String.join(" + ", parts);
  }
}
