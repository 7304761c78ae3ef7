package io.descry.export.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.text.TextRenderer;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingLine;
import io.descry.report.FindingStatus;
import io.descry.report.LedgerSection;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import io.descry.report.Withdrawn;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogNewsTest {

  private static final long SECOND = 1_000;

  private final LogNews news = new LogNews();
  private long seconds;

  @Test
  void a_finding_is_whole_once_and_then_in_reminders() {
    assertThat(after(20, leak("a")).told).isEmpty();

    List<Integer> said = saidDuring(3 * 3_600, leak("a"));

    assertThat(said).containsExactly(60, 300, 900, 3_600, 7_200, 10_800);
    assertThat(after(3_600, leak("a")).told).containsExactly("a");
  }

  @Test
  void a_new_finding_beside_a_known_one_is_whole_alone() {
    after(20, leak("a"));

    LogNews.Said said = after(20, leak("a"), leak("b"));

    assertThat(said.isNews).isTrue();
    assertThat(said.told).containsExactly("a");
  }

  @Test
  void a_finding_that_gets_surer_or_grows_again_is_whole_again() {
    after(20, finding("a", Verdict.SUSPECT, FindingStatus.STEADY));

    assertThat(after(20, leak("a")).told).isEmpty();
    assertThat(after(20, leak("a"))).isNull();
    after(60, finding("a", Verdict.GROWING, FindingStatus.PAUSED));
    assertThat(after(20, leak("a")).told).isEmpty();
  }

  @Test
  void a_finding_whose_id_changed_is_known() {
    after(20, leak("a"));

    assertThat(after(20, leak("b").andThen(r -> r.findings.set(0, renamed("b", "a"))))).isNull();
  }

  @Test
  void a_report_that_could_not_be_written_is_said_whole_the_next_time() {
    Report report = report(leak("a"));

    assertThat(news.of(report).told).isEmpty();
    assertThat(news.of(report).told).isEmpty();
  }

  @Test
  void a_change_of_the_state_and_an_end_are_news() {
    after(20);
    assertThat(after(20)).isNull();

    assertThat(after(20, r -> r.state = ProcessState.FILLING).isNews).isTrue();
    assertThat(after(20, r -> r.state = ProcessState.FILLING)).isNull();
    assertThat(after(20, r -> r.withdrawn.add(new Withdrawn("a", "rule", "closed")))).isNotNull();
    assertThat(after(20, r -> r.state = ProcessState.WATCHING)).isNull();
  }

  @Test
  void every_report_but_a_periodic_one_is_news_and_the_last_is_whole() {
    after(20, leak("a"));
    for (Trigger trigger : Trigger.values()) {
      if (trigger != Trigger.INTERVAL) {
        assertThat(after(1, leak("a").andThen(r -> r.trigger = trigger)).isNews).isTrue();
      }
    }

    assertThat(after(1, leak("a").andThen(r -> r.trigger = Trigger.EXIT)).told).isEmpty();
  }

  @Test
  void a_count_without_a_finding_is_said_seldom_however_often_it_moves() {
    after(20, count(100));

    assertThat(saidDuring(3_600, count(100))).isEmpty();
    int said = 0;
    for (int i = 0; i < 180; i++) {
      said += after(20, count(i % 2 == 0 ? 400 : 100)) == null ? 0 : 1;
    }
    assertThat(said).isLessThanOrEqualTo(2);
  }

  @Test
  void an_hour_with_four_leaks_and_a_report_each_20_seconds_is_120_lines_at_most() {
    TextRenderer text = new TextRenderer();
    long lines = 0;
    for (int i = 0; i < 180; i++) {
      Report report = report(leak("a"), leak("b"), leak("c"), leak("d"));
      LogNews.Said said = news.of(report);
      if (said != null) {
        lines += text.render(report, said.told).lines().count();
        news.wrote(report, said);
      }
    }

    assertThat(lines).isBetween(20L, 120L);
  }

  /** Seconds after now at which something was said. */
  private List<Integer> saidDuring(int length, Consumer<Report.Builder> content) {
    return IntStream.rangeClosed(1, length / 20)
        .filter(i -> after(20, content) != null)
        .mapToObj(i -> i * 20)
        .toList();
  }

  @SafeVarargs
  private LogNews.Said after(int pause, Consumer<Report.Builder>... contents) {
    seconds += pause - 20;
    Report report = report(contents);
    LogNews.Said said = news.of(report);
    if (said != null) {
      news.wrote(report, said);
    }
    return said;
  }

  @SafeVarargs
  private Report report(Consumer<Report.Builder>... contents) {
    seconds += 20;
    Report.Builder report = new Report.Builder();
    report.trigger = Trigger.INTERVAL;
    report.at = seconds * SECOND;
    List.of(contents).forEach(content -> content.accept(report));
    return report.build();
  }

  private static Consumer<Report.Builder> count(long descriptors) {
    return report -> {
      LedgerSection.Builder ledger = new LedgerSection.Builder();
      ledger.kernel = descriptors;
      report.ledger = ledger.build();
    };
  }

  private static Consumer<Report.Builder> leak(String id) {
    return finding(id, Verdict.GROWING, FindingStatus.GROWING);
  }

  private static Consumer<Report.Builder> finding(
      String id, Verdict certainty, FindingStatus status) {
    return report -> report.findings.add(builder(id, certainty, status).build());
  }

  private static Finding renamed(String id, String before) {
    Finding.Builder finding = builder(id, Verdict.GROWING, FindingStatus.GROWING);
    finding.previousIds.add(before);
    return finding.build();
  }

  private static Finding.Builder builder(String id, Verdict certainty, FindingStatus status) {
    Finding.Builder finding = new Finding.Builder();
    finding.id = id;
    finding.cause = Cause.LEAK;
    finding.certainty = certainty;
    finding.status = status;
    finding.title = "5 streams opened at com.acme.Conf.load(Conf.java:31) were not closed";
    finding.advice = "Close them.";
    finding.line = new FindingLine("com.acme.Conf.load(Conf.java:31)", FindingLine.By.OPENING);
    return finding;
  }
}
