package io.descry.export.log.application;

import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import java.util.logging.Logger;

/**
 * The logger of {@code java.util.logging}. Loaded only after the JVM has loaded that package, which
 * some runtimes do not have. It belongs to the JDK, so it is held as it is.
 */
final class JulLogger implements ApplicationLogger {

  private static final String NAME = "io.descry";

  /** Some formatters, Tomcat's among them, would print {@code null} for none. */
  private static final String METHOD = "report";

  private final Logger logger = Logger.getLogger(NAME);

  @Override
  public boolean isGone() {
    return false;
  }

  @Override
  public boolean isLoud() {
    return logger.isLoggable(java.util.logging.Level.WARNING);
  }

  @Override
  public boolean isLastResort() {
    return true;
  }

  /** Names a source, or the JDK would walk the stack for it and print our class. */
  @Override
  public void write(LogEvent event) {
    logger.logp(level(event.level), NAME, METHOD, event.message);
  }

  private static java.util.logging.Level level(Level level) {
    switch (level) {
      case INFO:
        return java.util.logging.Level.INFO;
      case WARN:
        return java.util.logging.Level.WARNING;
      case ERROR:
        return java.util.logging.Level.SEVERE;
    }
    throw new AssertionError(level);
  }
}
