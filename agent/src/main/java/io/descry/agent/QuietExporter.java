package io.descry.agent;

import io.descry.export.Exporter;
import io.descry.report.Finding;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a periodic report from the log when there is nothing to say: no finding above expected,
 * none withdrawn, the same state, and the count about what it was in the last one that was written.
 */
final class QuietExporter implements Exporter {

  /** A count that moved by less than a quarter, or by fewer than this, is the same. */
  private static final long SAME_COUNT = 50;

  private final Exporter log;
  private @Nullable Long lastCount;
  private @Nullable ProcessState lastState;

  QuietExporter(Exporter log) {
    this.log = log;
  }

  @Override
  public String name() {
    return log.name();
  }

  @Override
  public void export(Report report) throws Exception {
    if (isNews(report)) {
      lastState = calm(report.state);
      lastCount = count(report);
      log.export(report);
    }
  }

  private boolean isNews(Report report) {
    if (report.trigger != Trigger.INTERVAL
        || calm(report.state) != lastState
        || !report.withdrawn.isEmpty()) {
      return true;
    }
    for (Finding finding : report.findings) {
      if (finding.certainty != Verdict.EXPECTED && finding.certainty != Verdict.NONE) {
        return true;
      }
    }
    return lastCount == null || moved(lastCount, count(report));
  }

  /** What is only watched comes and goes with the load. */
  private static ProcessState calm(ProcessState state) {
    return state == ProcessState.WATCHING ? ProcessState.OK : state;
  }

  private static boolean moved(long from, long to) {
    return Math.abs(to - from) > Math.max(SAME_COUNT, from / 4);
  }

  private static long count(Report report) {
    return report.ledger.kernel == null ? report.ledger.tracked : report.ledger.kernel;
  }

  @Override
  public void rehearse(Report report) throws Exception {
    log.rehearse(report);
  }

  @Override
  public void close() {
    log.close();
  }
}
