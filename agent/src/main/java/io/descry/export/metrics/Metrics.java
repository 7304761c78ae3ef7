package io.descry.export.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects metrics; one without a value is left out. One thread. */
final class Metrics {

  private final List<MetricSnapshot> all = new ArrayList<>();

  /** A number that goes up and down. */
  Metrics gauge(String name, String help, @Nullable Number value) {
    if (value != null) {
      all.add(gauges(name, help).dataPoint(point(Labels.EMPTY, value)).build());
    }
    return this;
  }

  Metrics gauge(GaugeSnapshot.Builder gauges) {
    all.add(gauges.build());
    return this;
  }

  static GaugeSnapshot.Builder gauges(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  static GaugeSnapshot.GaugeDataPointSnapshot point(Labels labels, Number value) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .labels(labels)
        .value(value.doubleValue())
        .build();
  }

  /**
   * A number that only grows, since tracking began.
   *
   * @param name without {@code _total}
   */
  Metrics counter(String name, String help, long value) {
    return counter(counters(name, help).dataPoint(count(Labels.EMPTY, value)));
  }

  Metrics counter(CounterSnapshot.Builder counters) {
    all.add(counters.build());
    return this;
  }

  static CounterSnapshot.Builder counters(String name, String help) {
    return CounterSnapshot.builder().name(name).help(help);
  }

  static CounterSnapshot.CounterDataPointSnapshot count(Labels labels, long value) {
    return CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  List<MetricSnapshot> all() {
    return all;
  }
}
