package io.descry.export.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.FailureCounts;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.Withdrawn;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FindingNoticesTest {

  private final FindingNotices notices = new FindingNotices(name());

  @Test
  void a_finding_is_told_once_and_again_when_it_comes_back() {
    Report with = ReportSample.leaking().build();
    Report without = new Report.Builder().build();

    List<Notification> first = notices.of(with);
    List<Notification> second = notices.of(with);
    notices.of(without);
    List<Notification> third = notices.of(with);

    Finding finding = with.findings.get(0);
    assertThat(first).hasSize(with.findings.size());
    assertThat(first.get(0).getType()).isEqualTo("io.descry.finding");
    assertThat(first.get(0).getMessage()).contains(finding.title).contains(finding.advice);
    assertThat(first.get(0).getUserData()).isEqualTo(finding.id);
    assertThat(second).isEmpty();
    assertThat(third).hasSameSizeAs(first);
    assertThat(third.get(0).getSequenceNumber()).isGreaterThan(first.get(0).getSequenceNumber());
  }

  @Test
  void a_withdrawal_says_what_proved_wrong() {
    Report.Builder report = new Report.Builder();
    report.withdrawn = List.of(new Withdrawn("growing:1", "growing", "closed since"));

    List<Notification> told = notices.of(report.build());

    assertThat(told).hasSize(1);
    assertThat(told.get(0).getType()).isEqualTo("io.descry.withdrawn");
    assertThat(told.get(0).getMessage()).isEqualTo("growing:1 is withdrawn: closed since");
  }

  @Test
  @Timeout(60)
  void a_listener_that_blocks_holds_nobody_up_and_what_is_dropped_is_counted() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    FailureCounts failures = new FailureCounts();
    FindingNotices.Runner runner = new FindingNotices.Runner(failures);

    for (int i = 0; i < 1_000; i++) {
      runner.execute(
          () -> {
            blocked.countDown();
            awaitQuietly(end);
          });
    }

    assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(failures.snapshot()).hasSize(1);
    assertThat(failures.snapshot().get(0).where).isEqualTo("export.jmx");
    assertThat(failures.snapshot().get(0).count).isEqualTo(1_000 - 1 - 100);
    end.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectName name() {
    try {
      return new ObjectName("io.descry:type=Descry");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
