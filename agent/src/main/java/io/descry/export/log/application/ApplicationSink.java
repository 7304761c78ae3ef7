package io.descry.export.log.application;

import io.descry.export.FailureCounts;
import io.descry.export.Lending;
import io.descry.export.log.sink.LogEvent;
import io.descry.export.log.sink.LogSink;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes through the application's own logging once the application has initialised it. Until then
 * events wait, for 30 s from the start; then they go to stderr, and a log that starts later is
 * still taken. An appender that throws is counted, and the event goes to stderr.
 */
public final class ApplicationSink implements LogSink {

  private static final long SECOND = 1_000_000_000L;

  /** From the agent's start: a server that takes longer gets its first lines on stderr. */
  static final long PATIENCE_NANOS = 30 * SECOND;

  /** A look walks all loaded classes: 1 to 3 ms for 10,000. */
  static final long LOOK_NANOS = 3 * SECOND;

  static final long LATE_LOOK_NANOS = 60 * SECOND;

  private final ApplicationLogs logs;
  private final LogSink stderr;
  private final Lending lending;
  private final FailureCounts failures;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private long lookedNanos;
  private @Nullable ApplicationLogger logger;

  public ApplicationSink(
      ApplicationLogs logs,
      LogSink stderr,
      Lending lending,
      FailureCounts failures,
      LongSupplier nanoClock) {
    this.logs = logs;
    this.stderr = stderr;
    this.lending = lending;
    this.failures = failures;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.lookedNanos = startNanos - LATE_LOOK_NANOS;
  }

  /**
   * The last events of a JVM go to stderr: shutdown hooks run side by side, and Log4j's and that of
   * {@code java.util.logging} drop without a word what comes after them.
   */
  @Override
  public boolean accept(LogEvent event) throws Exception {
    if (event.last) {
      return stderr.accept(event);
    }
    lending.enter();
    boolean written;
    try {
      written = written(event);
    } finally {
      lending.leave();
    }
    return written || (isLate() && stderr.accept(event));
  }

  @Override
  public void rehearse() {}

  private boolean written(LogEvent event) throws Exception {
    ApplicationLogger current = current();
    if (current == null) {
      return false;
    }
    try {
      current.write(event);
      return true;
    } catch (Throwable e) {
      failures.count("log.application", e);
      return stderr.accept(event);
    }
  }

  private @Nullable ApplicationLogger current() {
    if (logger != null && logger.isGone()) {
      logger = null;
      lookedNanos = nanoClock.getAsLong() - LATE_LOOK_NANOS;
    }
    if ((logger == null || logger.isLastResort()) && isTimeToLook()) {
      lookedNanos = nanoClock.getAsLong();
      ApplicationLogger found = logs.find(isLate());
      logger = found == null ? logger : found;
    }
    return logger;
  }

  private boolean isTimeToLook() {
    long pause = isLate() ? LATE_LOOK_NANOS : LOOK_NANOS;
    return nanoClock.getAsLong() - lookedNanos >= pause;
  }

  private boolean isLate() {
    return nanoClock.getAsLong() - startNanos >= PATIENCE_NANOS;
  }
}
