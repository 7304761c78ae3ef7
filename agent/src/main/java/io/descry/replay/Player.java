package io.descry.replay;

import io.descry.diagnosis.Diagnostician;
import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.diagnosis.standing.ReportContext;
import io.descry.recording.RecordedProcess;
import io.descry.recording.RecordingClock;
import io.descry.recording.RecordingListener;
import io.descry.recording.RecordingReader;
import io.descry.report.AgentSection;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a recording through the diagnosis of production: a tick each second, a report each interval.
 * Tells each report whose verdict differs from the one before, and the last. One thread.
 */
public final class Player implements RecordingListener {

  private static final long DEFAULT_INTERVAL_SECONDS = 60;

  private final Diagnostician diagnostician = new Diagnostician();
  private final Consumer<Moment> changes;
  private long interval = DEFAULT_INTERVAL_SECONDS;
  private @Nullable Instant start;
  private @Nullable Moment last;
  private long reportedAt = -1;

  private Player(Consumer<Moment> changes) {
    this.changes = changes;
  }

  /**
   * Plays all of a recording.
   *
   * @return the last report, or null where no interval was over
   * @throws io.descry.recording.RecordingException for a line that is not understood
   * @throws IOException if the lines cannot be read
   */
  public static @Nullable Moment play(BufferedReader lines, Consumer<Moment> changes)
      throws IOException {
    Player player = new Player(changes);
    new RecordingReader(player).read(lines);
    return player.last;
  }

  @Override
  public void startsAt(Instant time) {
    start = time;
  }

  @Override
  public void reportsEvery(long seconds) {
    interval = seconds;
  }

  @Override
  public void clockSteps(long seconds) {
    start = start == null ? null : start.plusSeconds(seconds);
  }

  @Override
  public void tick(RecordedProcess process, long second) {
    diagnostician.observe(
        process.tick(), process.descriptors(), RecordingClock.millis(second * 1_000));
    if (interval > 0 && second % interval == 0) {
      report(process, second, Trigger.INTERVAL);
    }
  }

  @Override
  public void report(RecordedProcess process, long second, boolean exhausted) {
    report(process, second, exhausted ? Trigger.EMFILE : Trigger.INTERVAL);
  }

  private void report(RecordedProcess process, long second, Trigger trigger) {
    if (second == reportedAt && trigger == Trigger.INTERVAL) {
      return;
    }
    reportedAt = second;
    ReportContext context =
        new ReportContext(
            new AgentSection.Builder().build(),
            new ProcessSection.Builder().build(),
            trigger,
            DiagnosisOptions.DEFAULT);
    Report report =
        diagnostician.diagnose(process.ledger(RecordingClock.millis(second * 1_000 + 1)), context);
    Moment moment = new Moment(second, start == null ? null : start.plusSeconds(second), report);
    boolean changed = last == null || !last.verdict().equals(moment.verdict());
    last = moment;
    if (changed || !report.withdrawn.isEmpty()) {
      changes.accept(moment);
    }
  }
}
