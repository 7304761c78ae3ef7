package io.descry.export.metrics;

import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By site. A fingerprint is the same in every JVM that runs the code, so a sum over JVMs names the
 * site; the line it stands for is a series of its own, which alone changes with a rebuild.
 */
final class SiteMetrics {

  /** Sites at most: what does not stand among the first can hardly be why descriptors run out. */
  static final int MOST_SITES = 20;

  private SiteMetrics() {}

  static List<MetricSnapshot> of(Report report) {
    GaugeSnapshot.Builder open =
        Metrics.gauges("descry_site_open", "Open and orphaned handles of the largest sites.");
    GaugeSnapshot.Builder frames =
        Metrics.gauges("descry_site_frame", "1; the label names the line of code of a site.");
    for (SiteRow site : largest(report.sites)) {
      String kind = site.kind.toString();
      open.dataPoint(
          Metrics.point(
              Labels.of("site", site.fingerprint, "kind", kind), site.open + site.orphaned));
      frames.dataPoint(Metrics.point(Labels.of("site", site.fingerprint, "frame", frame(site)), 1));
    }
    return new Metrics().gauge(open).gauge(frames).all();
  }

  /** One fingerprint once: the client would refuse the whole answer otherwise. */
  private static List<SiteRow> largest(List<SiteRow> sites) {
    List<SiteRow> sorted = new ArrayList<>(sites);
    sorted.sort(
        Comparator.comparingLong((SiteRow site) -> -(site.open + site.orphaned))
            .thenComparing(site -> site.fingerprint));
    List<SiteRow> largest = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (SiteRow site : sorted) {
      boolean holds = site.open + site.orphaned > 0;
      if (holds && largest.size() < MOST_SITES && seen.add(site.fingerprint)) {
        largest.add(site);
      }
    }
    return largest;
  }

  private static String frame(SiteRow site) {
    if (site.applicationFrame != null) {
      return site.applicationFrame;
    }
    return site.frames.isEmpty() ? "" : site.frames.get(0);
  }
}
