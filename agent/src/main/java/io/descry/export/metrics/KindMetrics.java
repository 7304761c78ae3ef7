package io.descry.export.metrics;

import io.descry.model.HandleKind;
import io.descry.report.KindRow;
import io.descry.report.Report;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** By kind. */
final class KindMetrics {

  private KindMetrics() {}

  static List<MetricSnapshot> of(Report report) {
    GaugeSnapshot.Builder open =
        Metrics.gauges("descry_open_descriptors", "Tracked descriptors that are open.");
    report.ledger.byKind.forEach(
        (kind, count) -> open.dataPoint(Metrics.point(label(kind), count)));
    CounterSnapshot.Builder opened =
        Metrics.counters("descry_opened", "Handles opened since tracking began.");
    for (KindRow row : report.kinds) {
      opened.dataPoint(Metrics.count(label(row.kind), row.opened));
    }
    return new Metrics().gauge(open).counter(opened).all();
  }

  private static Labels label(HandleKind kind) {
    return Labels.of("kind", kind.toString());
  }
}
