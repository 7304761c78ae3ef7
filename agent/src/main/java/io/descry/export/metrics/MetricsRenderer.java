package io.descry.export.metrics;

import io.descry.export.Renderer;
import io.descry.report.Report;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The report as OpenMetrics text. What is not known is left out, never 0. The number of series has
 * a bound: sites are the {@value SiteMetrics#MOST_SITES} that hold most descriptors. Pure; any
 * thread.
 */
public final class MetricsRenderer implements Renderer {

  public static final String CONTENT_TYPE = OpenMetricsTextFormatWriter.CONTENT_TYPE;

  private final OpenMetricsTextFormatWriter writer = new OpenMetricsTextFormatWriter(false, false);

  @Override
  public String render(Report report) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    ProcessMetrics.of(report).forEach(all::metricSnapshot);
    KindMetrics.of(report).forEach(all::metricSnapshot);
    SiteMetrics.of(report).forEach(all::metricSnapshot);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, all.build());
    } catch (IOException e) {
      throw new UncheckedIOException("a ByteArrayOutputStream failed", e);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
