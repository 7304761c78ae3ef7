package io.descry.agent;

import io.descry.export.FailureCounts;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The two ends of an agent: that of the JVM, and a detach. */
public final class Ending {

  /** What the end of the JVM may wait for the agent, in all. */
  static final class Deadline {
    private static final long MILLIS = 2_000;
    private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);

    long leftMillis() {
      return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }
  }

  /** What a detach waits for the exporters. */
  private static final long CLOSE_MILLIS = 800;

  private final Parts parts;
  private final FailureCounts failures;

  Ending(Parts parts, FailureCounts failures) {
    this.parts = parts;
    this.failures = failures;
  }

  /** Writes the last report, where wanted, and what waits. Any thread. */
  void atExit(Running now, Deadline deadline) throws Exception {
    if (now.options.atExit()) {
      Report last =
          parts
              .worker()
              .call(() -> now.reports.make(Trigger.EXIT, now.scarce), deadline.leftMillis());
      parts
          .export
          .submit(() -> now.exporters.exporters.export(last))
          .get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
    }
    parts.export.submit(now.exporters.log::flush).get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes the agent out of the JVM. The worker's thread, whose last work it is. */
  void detach(@Nullable Running now) throws Exception {
    parts.remove();
    if (now != null) {
      closeExporters(now);
    }
    parts.export.end();
    parts.clock.end();
    parts.worker().endThen(() -> close(now));
  }

  /** An appender that is stuck is the application's own: its thread is left to it, a daemon. */
  private void closeExporters(Running now) throws Exception {
    try {
      parts.export.submit(now.exporters::close).get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      failures.count("detach", "an exporter is stuck and was left behind");
    }
  }

  private void close(@Nullable Running now) throws IOException {
    if (now != null) {
      now.close();
    }
    parts.closeLoader();
  }
}
