package io.descry.export.log;

import io.descry.export.BriefRenderer;
import io.descry.export.Exporter;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the log what is new in each report, as one event.
 *
 * <p>One event, not one a line: the application's own lines would come between a finding and its
 * stack, and a log in JSON would hold forty documents a minute that mean nothing alone. The event
 * begins with the code of the report's head line, and inside it each line that matters begins with
 * its own, so both an alert on the start of a message and a search for {@code DSC-LEAK} find it.
 */
public final class LogExporter implements Exporter {

  private final Log log;
  private final BriefRenderer renderer;
  private final LogNews news = new LogNews();

  /** The state of the last report that was written; the export thread. */
  private @Nullable ProcessState before;

  public LogExporter(Log log, BriefRenderer renderer) {
    this.log = log;
    this.renderer = renderer;
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void export(Report report) {
    LogNews.Said said = news.of(report);
    if (said == null) {
      return;
    }
    LogEvent event = event(report, said.told);
    write(report, event, said.isNews);
    news.wrote(report, said); // Not before: what could not be written is said the next time.
    before = report.state;
  }

  private void write(Report report, LogEvent event, boolean isNews) {
    if (event.last || report.trigger == Trigger.EMFILE) {
      log.sayAnyway(event);
      log.flush();
    } else if (isNews) {
      log.sayAnyway(event);
      log.tick();
    } else {
      log.say(event);
      log.tick();
    }
  }

  @Override
  public void rehearse(Report report) throws Exception {
    LogNews rehearsed = new LogNews();
    LogNews.Said said = rehearsed.of(report);
    if (said != null) {
      rehearsed.wrote(report, said);
    }
    event(report, Collections.emptySet()).lines();
    log.rehearse();
  }

  private LogEvent event(Report report, Set<String> told) {
    String text = trimmed(renderer.render(report, told));
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
