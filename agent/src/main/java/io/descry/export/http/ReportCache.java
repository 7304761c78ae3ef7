package io.descry.export.http;

import io.descry.export.Renderer;
import io.descry.export.json.JsonRenderer;
import io.descry.export.metrics.MetricsRenderer;
import io.descry.export.text.TextRenderer;
import io.descry.report.Report;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The report that readers get, in each form once. Making one takes as long as there are handles, so
 * it is made so seldom that readers cost a hundredth of a core, however many they are: that of
 * 20,000 handles some five times a minute, a usual one every second. One thread.
 */
final class ReportCache {

  /** The forms of a report. */
  enum Form {
    JSON("application/json; charset=utf-8", new JsonRenderer()),
    TEXT("text/plain; charset=utf-8", new TextRenderer()),
    METRICS(MetricsRenderer.CONTENT_TYPE, new MetricsRenderer());

    private final String type;
    private final Renderer renderer;

    Form(String type, Renderer renderer) {
      this.type = type;
      this.renderer = renderer;
    }
  }

  private static final long SHARE = 100;
  private static final long LEAST_NANOS = 1_000_000_000;
  private static final long MOST_NANOS = 20_000_000_000L;

  private final Supplier<Report> fresh;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Report> offered = new AtomicReference<>();
  private final Map<Form, Content> rendered = new EnumMap<>(Form.class);
  private @Nullable Report report;
  private long madeAt;
  private long costNanos;

  /**
   * @param fresh a report now; comes back or throws by a deadline
   */
  ReportCache(Supplier<Report> fresh, LongSupplier nanoTime) {
    this.fresh = fresh;
    this.nanoTime = nanoTime;
  }

  /** Takes a report that was made for the log: what just happened is shown at once. Any thread. */
  void offer(Report made) {
    offered.set(made);
  }

  /** In this form, of a moment ago at most. */
  Content as(Form form) {
    Report other = offered.getAndSet(null);
    Report now = report;
    if (other != null && (now == null || other.at > now.at)) {
      now = keep(other, costNanos);
    }
    long start = nanoTime.getAsLong();
    if (now == null || start - madeAt >= validNanos()) {
      report = null;
      now = fresh.get();
      keep(now, nanoTime.getAsLong() - start);
    }
    return rendered(form, now);
  }

  private Report keep(Report made, long cost) {
    rendered.clear();
    report = made;
    madeAt = nanoTime.getAsLong();
    costNanos = cost;
    return made;
  }

  private Content rendered(Form form, Report now) {
    Content content = rendered.get(form);
    if (content == null) {
      long start = nanoTime.getAsLong();
      content = Content.of(form.type, form.renderer.render(now));
      rendered.put(form, content);
      costNanos += nanoTime.getAsLong() - start;
    }
    return content;
  }

  private long validNanos() {
    return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, SHARE * costNanos));
  }

  /** Lets the memory go when nobody has read for a while. */
  void tick() {
    if (report != null && nanoTime.getAsLong() - madeAt > 3 * MOST_NANOS) {
      report = null;
      rendered.clear();
    }
  }
}
