package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.Exporter;
import io.descry.export.FailureCounts;
import io.descry.export.HandClock;
import io.descry.export.RecordingSink;
import io.descry.export.log.AgentLog;
import io.descry.export.log.HourlyCap;
import io.descry.export.log.Log;
import io.descry.export.log.LogExporter;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.report.Failure;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportersTest {

  private final RecordingSink sink = new RecordingSink();
  private final RecordingSink stderr = new RecordingSink();
  private final FailureCounts failures = new FailureCounts();
  private final HandClock clock = new HandClock();
  private final Log log = new Log(sink, stderr, failures, new HourlyCap(9, clock));
  private final LogExporter logExporter =
      new LogExporter(log, (report, told) -> "DSC-REPORT head\n  body\n");

  @Test
  void one_that_fails_stops_no_other_and_is_said_once() {
    Exporters exporters =
        new Exporters(List.of(new Broken(), logExporter), failures, new AgentLog(log));

    exporters.export(report(Trigger.START));
    exporters.export(report(Trigger.THRESHOLD));
    exporters.close();

    Failure failure = failures.snapshot().get(0);
    assertThat(failure.where).isEqualTo("export.broken");
    assertThat(failure.message).isEqualTo("java.lang.StackOverflowError: deep");
    assertThat(failure.count).isEqualTo(2);
    assertThat(sink.accepted)
        .containsExactly(
            "WARN DSC-EXPORT the report could not be written to 'broken'"
                + " (java.lang.StackOverflowError: deep); it is tried again at the next report, the"
                + " others go on",
            "INFO DSC-REPORT head\n  body",
            "INFO DSC-REPORT head\n  body");
  }

  @Test
  void the_state_decides_how_loud_a_report_is() {
    assertThat(level(ProcessState.EXHAUSTED, null)).isEqualTo(Level.ERROR);
    assertThat(level(ProcessState.LEAK, ProcessState.LEAK)).isEqualTo(Level.WARN);
    assertThat(level(ProcessState.FILLING, ProcessState.FILLING)).isEqualTo(Level.WARN);
    assertThat(level(ProcessState.PAUSED, ProcessState.LEAK)).isEqualTo(Level.WARN);
    assertThat(level(ProcessState.PAUSED, ProcessState.PAUSED)).isEqualTo(Level.INFO);
    assertThat(level(ProcessState.WATCHING, null)).isEqualTo(Level.INFO);
    assertThat(level(ProcessState.OK, null)).isEqualTo(Level.INFO);
  }

  @Test
  void at_the_last_descriptor_the_report_passes_the_cap_and_waits_for_nothing() {
    sink.ready = false;
    for (int i = 0; i < 9; i++) {
      log.say(LogEvent.of(Level.INFO, "DSC-START again"));
    }

    logExporter.export(report(Trigger.EMFILE));

    assertThat(stderr.accepted).hasSize(10).last().isEqualTo("INFO DSC-REPORT head\n  body");
  }

  @Test
  void failures_with_ever_new_messages_share_a_row() {
    for (int i = 0; i < 150; i++) {
      failures.count("export.file", "No space left: " + i);
    }

    List<Failure> rows = failures.snapshot();
    assertThat(rows).hasSize(101);
    assertThat(rows.get(100).message).isEqualTo("more, with other messages");
    assertThat(rows.get(100).count).isEqualTo(50);
  }

  private static Level level(ProcessState state, ProcessState before) {
    Report.Builder report = new Report.Builder();
    report.state = state;
    return LogExporter.level(report.build(), before);
  }

  private static Report report(Trigger trigger) {
    Report.Builder report = new Report.Builder();
    report.trigger = trigger;
    return report.build();
  }

  private static final class Broken implements Exporter {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public void export(Report report) {
      throw new StackOverflowError("deep");
    }

    @Override
    public void rehearse(Report report) {}

    @Override
    public void close() {}
  }
}
