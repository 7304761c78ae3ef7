package io.descry.export.log;

import io.descry.export.FailureCounts;
import io.descry.export.Lending;
import io.descry.export.log.application.AgentCode;
import io.descry.export.log.application.ApplicationLogs;
import io.descry.export.log.application.ApplicationSink;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.export.log.sink.LogSink;
import io.descry.export.log.sink.NowhereSink;
import io.descry.export.log.sink.StderrSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The log: events wait in a short queue, and one thread writes them.
 *
 * <p>{@link #say} is for any thread and does no I/O. {@link #tick} and {@link #flush} write, and
 * may block as long as the application's appender does: call them on a thread that can wait. When
 * that thread is stuck, {@link #flush} on another one sends what still waits to stderr.
 */
public final class Log {

  /** 60 reports of one screen: a leak that is reported every minute stays below. */
  public static final int LINES_PER_HOUR = 3_000;

  /** An appender may be stuck for hours; the memory of its reports must not grow. */
  private static final int MOST_WAITING = 200;

  private final LogSink sink;
  private final LogSink stderr;
  private final FailureCounts failures;
  private final HourlyCap cap;
  private final Deque<LogEvent> waiting = new ArrayDeque<>();
  private final ReentrantLock writing = new ReentrantLock();

  public Log(LogSink sink, LogSink stderr, FailureCounts failures, HourlyCap cap) {
    this.sink = sink;
    this.stderr = stderr;
    this.failures = failures;
    this.cap = cap;
  }

  /** {@code log=simple}: stderr. */
  public static Log simple(FailureCounts failures) {
    StderrSink stderr = new StderrSink();
    return new Log(stderr, stderr, failures, cap(System::nanoTime));
  }

  /** {@code log=none}. */
  public static Log none() {
    LogSink nowhere = new NowhereSink();
    return new Log(nowhere, nowhere, new FailureCounts(), cap(System::nanoTime));
  }

  /** {@code log=application}: the application's own logging, stderr without it. */
  public static Log application(
      ApplicationLogs logs, Lending lending, FailureCounts failures, LongSupplier nanoClock) {
    StderrSink stderr = new StderrSink();
    LogSink sink = new ApplicationSink(logs, stderr, lending, failures, nanoClock);
    return new Log(sink, stderr, failures, cap(nanoClock));
  }

  private static HourlyCap cap(LongSupplier nanoClock) {
    return new HourlyCap(LINES_PER_HOUR, nanoClock);
  }

  /** Queues the event, unless the hour is full. Any thread, at once. */
  public void say(LogEvent event) {
    synchronized (waiting) {
      noteTurn();
      if (cap.admit(event)) {
        add(event);
      } else {
        note(cap.firstRefusal());
      }
    }
  }

  /** Queues an event that the cap does not hold back. Any thread, at once. */
  public void sayAnyway(LogEvent event) {
    synchronized (waiting) {
      add(event);
    }
  }

  private void noteTurn() {
    note(cap.turn());
  }

  private void note(@Nullable String text) {
    if (text != null) {
      add(LogEvent.of(Level.WARN, AgentCode.LOG + " " + text));
    }
  }

  private void add(LogEvent event) {
    if (waiting.size() < MOST_WAITING) {
      waiting.addLast(event);
    } else {
      failures.count("log", MOST_WAITING + " events wait to be written: the newest is left out");
    }
  }

  /** Writes what waits, as far as it is known where to. */
  public void tick() {
    if (writing.tryLock()) {
      try {
        writeAll(sink);
      } finally {
        writing.unlock();
      }
    }
  }

  /**
   * Writes all that waits now: where it was not yet known where to, to stderr. For the end of the
   * JVM and the last descriptor, when nothing may wait for the application's logging.
   */
  public void flush() {
    tick();
    writeAll(stderr);
  }

  /** Initialises all that a write needs, and writes nothing. */
  void rehearse() throws Exception {
    sink.rehearse();
    stderr.rehearse();
  }

  private void writeAll(LogSink to) {
    for (LogEvent event = next(); event != null; event = next()) {
      if (!write(to, event)) {
        putBack(event);
        return;
      }
    }
  }

  /** Whether the event is done with. */
  private boolean write(LogSink to, LogEvent event) {
    try {
      return to.accept(event);
    } catch (Throwable e) {
      failures.count("log", e);
      return true;
    }
  }

  private @Nullable LogEvent next() {
    synchronized (waiting) {
      return waiting.pollFirst();
    }
  }

  private void putBack(LogEvent event) {
    synchronized (waiting) {
      waiting.addFirst(event);
    }
  }
}
