package io.descry.export.log;

import io.descry.export.Exporter;
import io.descry.export.Renderer;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Writes each report to the log as one event with the whole text.
 *
 * <p>One event, not one a line: the application's own lines would come between a finding and its
 * stack, and a log in JSON would hold forty documents a minute that mean nothing alone. The event
 * begins with the code of the report's head line, and inside it each line that matters begins with
 * its own, so both an alert on the start of a message and a search for {@code DSC-LEAK} find it.
 */
public final class LogExporter implements Exporter {

  private final Log log;
  private final Renderer renderer;

  /** The state of the last report that was written; the export thread. */
  private @Nullable ProcessState before;

  public LogExporter(Log log, Renderer renderer) {
    this.log = log;
    this.renderer = renderer;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void export(Report report) {
    LogEvent event = event(report);
    before = report.state;
    if (event.last || report.trigger == Trigger.EMFILE) {
      log.sayAnyway(event);
      log.flush();
    } else {
      log.say(event);
      log.tick();
    }
  }

  @Override
  public void rehearse(Report report) throws Exception {
    event(report).lines();
    log.rehearse();
  }

  private LogEvent event(Report report) {
    String text = trimmed(renderer.render(report));
    return report.trigger == Trigger.EXIT
        ? LogEvent.last(level(report, before), text)
        : LogEvent.of(level(report, before), text);
  }

  /** Leaves the log to whoever made it: the agent's own last lines come after this. */
  @Override
  public void close() {
    log.flush();
  }

  /** Of the state; what is paused or suspect warns once, when it becomes so. */
  public static Level level(Report report, @Nullable ProcessState before) {
    switch (report.state) {
      case EXHAUSTED:
        return Level.ERROR;
      case LEAK:
      case LIMIT:
      case CHURN:
      case FILLING:
        return Level.WARN;
      case PAUSED:
      case SUSPECT:
        return report.state == before ? Level.INFO : Level.WARN;
      case WATCHING:
      case OK:
        return Level.INFO;
    }
    throw new AssertionError(report.state);
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }
}
