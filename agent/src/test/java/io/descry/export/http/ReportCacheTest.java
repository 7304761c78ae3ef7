package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.report.Report;
import io.descry.report.ReportSample;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportCacheTest {

  private long nanos;
  private long costMillis = 1;
  private int made;
  private final ReportCache reading = new ReportCache(this::report, () -> nanos);

  private Report report() {
    made++;
    nanos += TimeUnit.MILLISECONDS.toNanos(costMillis);
    return ReportSample.full();
  }

  @Test
  void all_forms_are_of_one_report() {
    for (ReportCache.Form form : ReportCache.Form.values()) {
      assertThat(reading.as(form).body).isNotEmpty();
    }

    assertThat(made).isEqualTo(1);
    assertThat(text(ReportCache.Form.JSON)).startsWith("{\"schema\":\"descry/1\"");
    assertThat(text(ReportCache.Form.TEXT)).startsWith("DSC-REPORT");
    assertThat(text(ReportCache.Form.METRICS)).endsWith("# EOF\n");
  }

  @Test
  void a_cheap_one_is_made_again_after_a_second() {
    reading.as(ReportCache.Form.JSON);

    pass(999);
    reading.as(ReportCache.Form.JSON);
    assertThat(made).isEqualTo(1);

    pass(1);
    reading.as(ReportCache.Form.JSON);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void a_dear_one_is_made_so_seldom_that_it_costs_a_hundredth() {
    costMillis = 150;
    reading.as(ReportCache.Form.JSON);

    pass(14_900);
    reading.as(ReportCache.Form.JSON);
    assertThat(made).isEqualTo(1);

    pass(200);
    reading.as(ReportCache.Form.JSON);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void what_the_log_was_told_is_shown_at_once() {
    costMillis = 150;
    reading.as(ReportCache.Form.JSON);
    Report.Builder exhausted = ReportSample.builder();
    exhausted.at = ReportSample.AT + 1;
    exhausted.limits = ReportSample.limits(1024, 4096, 1024).build();

    reading.offer(exhausted.build());

    assertThat(text(ReportCache.Form.JSON)).contains("\"headroom\":0");
    assertThat(made).isEqualTo(1);
    pass(20_000);
    assertThat(text(ReportCache.Form.JSON)).contains("\"headroom\":342");
  }

  @Test
  void one_that_fails_is_asked_for_again() {
    ReportCache failing =
        new ReportCache(
            () -> {
              made++;
              throw new IllegalStateException("no report");
            },
            () -> nanos);

    assertThatThrownBy(() -> failing.as(ReportCache.Form.JSON)).hasMessage("no report");
    assertThatThrownBy(() -> failing.as(ReportCache.Form.JSON)).hasMessage("no report");

    assertThat(made).isEqualTo(2);
  }

  private String text(ReportCache.Form form) {
    return new String(reading.as(form).body, StandardCharsets.UTF_8);
  }

  private void pass(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
