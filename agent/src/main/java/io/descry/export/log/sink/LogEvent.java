package io.descry.export.log.sink;

/** One event of the log; it may have several lines. The message begins with a {@code DSC-} code. */
public final class LogEvent {

  public final Level level;
  public final String message;

  /** The JVM ends, so the application's logging may be closed already. */
  public final boolean last;

  private LogEvent(Level level, String message, boolean last) {
    this.level = level;
    this.message = message;
    this.last = last;
  }

  public static LogEvent of(Level level, String message) {
    return new LogEvent(level, message, false);
  }

  public static LogEvent last(Level level, String message) {
    return new LogEvent(level, message, true);
  }

  public int lines() {
    int lines = 1;
    for (int at = message.indexOf('\n'); at >= 0; at = message.indexOf('\n', at + 1)) {
      lines++;
    }
    return lines;
  }
}
