package io.descry.export.metrics;

import io.descry.report.Finding;
import io.descry.report.KindRow;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Of the process as a whole. */
final class ProcessMetrics {

  private static final double MILLIS_PER_SECOND = 1000;

  private ProcessMetrics() {}

  static List<MetricSnapshot> of(Report report) {
    Long left = report.limits.millisToExhaustion;
    return new Metrics()
        .gauge("process_open_fds", "Open file descriptors.", report.ledger.kernel)
        .gauge("process_max_fds", "The soft limit of file descriptors.", report.limits.soft)
        .gauge(
            "descry_unknown_descriptors",
            "Descriptors that no line, library or JVM part accounts for.",
            report.ledger.unknown)
        .gauge(
            "descry_seconds_to_exhaustion",
            "When the rate of the last minutes uses up the limit; absent while the count is flat.",
            left == null ? null : left / MILLIS_PER_SECOND)
        .gauge("descry_orphaned", "Handles that nothing can close any more.", orphaned(report))
        .counter(
            "descry_recovered_by_gc",
            "Handles that were dropped without close and closed by the collector.",
            recovered(report))
        .counter(
            "descry_lost_events",
            "Opens or closes that could not be recorded.",
            report.agent.lostEvents)
        .gauge(state(report))
        .gauge(standings(report))
        .gauge(findings(report))
        .gauge(states(report))
        .all();
  }

  private static long orphaned(Report report) {
    long orphaned = 0;
    for (KindRow row : report.kinds) {
      orphaned += row.orphaned;
    }
    return orphaned;
  }

  private static long recovered(Report report) {
    long recovered = 0;
    for (KindRow row : report.kinds) {
      recovered += row.recoveredByGc;
    }
    return recovered;
  }

  private static GaugeSnapshot.Builder findings(Report report) {
    Map<Labels, Long> counts = new TreeMap<>();
    for (Finding finding : report.findings) {
      Labels labels =
          Labels.of("cause", finding.cause.toString(), "certainty", finding.certainty.toString());
      counts.merge(labels, 1L, Long::sum);
    }
    return gauges("descry_leak_findings", "Findings of the latest report.", counts);
  }

  /** 1 for the state that holds, so that an alert can be made of each. */
  private static GaugeSnapshot.Builder state(Report report) {
    Map<Labels, Long> states = new TreeMap<>();
    for (ProcessState state : ProcessState.values()) {
      states.put(Labels.of("state", state.toString()), state == report.state ? 1L : 0L);
    }
    return gauges("descry_state", "The state of the process: 1 for the one that holds.", states);
  }

  private static GaugeSnapshot.Builder standings(Report report) {
    Map<Labels, Long> counts = new TreeMap<>();
    report.standings.forEach(
        (standing, count) -> counts.put(Labels.of("standing", standing.toString()), count));
    return gauges("descry_descriptors", "Descriptors by what Descry thinks of them.", counts);
  }

  private static GaugeSnapshot.Builder states(Report report) {
    Map<Labels, Long> counts = new TreeMap<>();
    for (SiteRow site : report.sites) {
      site.tcpStates.forEach(
          (state, count) -> counts.merge(Labels.of("state", state), count, Long::sum));
    }
    return gauges("descry_tcp_sockets", "Tracked sockets by the kernel's state.", counts);
  }

  private static GaugeSnapshot.Builder gauges(String name, String help, Map<Labels, Long> counts) {
    GaugeSnapshot.Builder gauges = Metrics.gauges(name, help);
    counts.forEach((labels, count) -> gauges.dataPoint(Metrics.point(labels, count)));
    return gauges;
  }
}
