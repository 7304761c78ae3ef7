package io.descry.replay;

import io.descry.report.Finding;
import io.descry.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of one report of a replay. Immutable. */
public final class Moment {

  /** After the beginning of the recording. */
  public final long seconds;

  /** The wall time of the recorded process; null where the recording does not tell the start. */
  public final @Nullable Instant wallTime;

  public final Report report;

  Moment(long seconds, @Nullable Instant wallTime, Report report) {
    this.seconds = seconds;
    this.wallTime = wallTime;
    this.report = report;
  }

  /** What a reader would call the same verdict: the state, and each finding with its certainty. */
  String verdict() {
    List<String> parts = new ArrayList<>();
    parts.add(report.state.toString());
    for (Finding finding : report.findings) {
      parts.add(finding.id + " " + finding.certainty + " " + finding.status);
    }
    return String.join("; ", parts);
  }
}
