package io.descry.export.log;

import io.descry.export.log.application.AgentCode;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.export.text.SafeText;

/**
 * The agent's own lines: each begins with its code and goes where the reports go. Any thread; never
 * blocks, the line is written by the thread that calls {@link Log#tick()}.
 */
public final class AgentLog {

  private final Log log;

  public AgentLog(Log log) {
    this.log = log;
  }

  public void info(AgentCode code, String message) {
    say(Level.INFO, code, message);
  }

  public void warn(AgentCode code, String message) {
    say(Level.WARN, code, message);
  }

  /** Paths, options and exceptions in it are other people's texts. */
  private void say(Level level, AgentCode code, String message) {
    log.say(LogEvent.of(level, code + " " + SafeText.line(SafeText.withoutSecrets(message))));
  }
}
