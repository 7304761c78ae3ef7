package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.config.Options;
import io.descry.config.OptionsParser;
import io.descry.report.Trigger;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Times in seconds; the schedule is asked every few of them. */
class ReportScheduleTest {

  private static final long SECOND = 1_000_000_000L;

  /** A clock of the JVM may begin anywhere. */
  private static final long START = Long.MAX_VALUE - 100 * SECOND;

  @Test
  void a_report_comes_every_interval() {
    ReportSchedule schedule = schedule(60, "100%");

    assertThat(due(schedule, 59, 10)).isNull();
    assertThat(due(schedule, 60, 10)).isEqualTo(Trigger.INTERVAL);
    assertThat(due(schedule, 119, 10)).isNull();
    assertThat(due(schedule, 121, 10)).isEqualTo(Trigger.INTERVAL);
  }

  @Test
  void without_an_interval_there_is_none() {
    ReportSchedule schedule = schedule(0, "100%");

    assertThat(due(schedule, 1_000_000, 10)).isNull();
  }

  @Test
  void a_crossing_of_the_threshold_counts_once_until_it_went_back() {
    ReportSchedule schedule = schedule(0, "80%");

    assertThat(due(schedule, 1, 79)).isNull();
    assertThat(due(schedule, 2, 80)).isEqualTo(Trigger.THRESHOLD);
    assertThat(due(schedule, 3, 95)).isNull();
    assertThat(due(schedule, 4, 79)).isNull();
    assertThat(due(schedule, 5, 81)).isEqualTo(Trigger.THRESHOLD);
  }

  @Test
  void a_count_is_a_threshold_too() {
    ReportSchedule schedule = schedule(0, "50");

    assertThat(due(schedule, 1, 49)).isNull();
    assertThat(due(schedule, 2, 50)).isEqualTo(Trigger.THRESHOLD);
  }

  @Test
  void no_count_crosses_nothing() {
    assertThat(due(schedule(0, "1"), 1, -1)).isNull();
  }

  @Test
  void a_share_of_no_limit_is_never_crossed() {
    ReportSchedule schedule = schedule(0, "1%");

    assertThat(schedule.due(START + SECOND, 1_000_000, Long.MAX_VALUE)).isNull();
  }

  @Test
  void running_out_is_reported_once_a_minute() {
    ReportSchedule schedule = schedule(0, "80%");

    assertThat(schedule.isExhaustionDue(at(1))).isTrue();
    assertThat(schedule.isExhaustionDue(at(2))).isFalse();
    assertThat(schedule.isExhaustionDue(at(60))).isFalse();
    assertThat(schedule.isExhaustionDue(at(61))).isTrue();
    assertThat(schedule.isExhaustionDue(at(62))).isFalse();
  }

  @Test
  void having_run_out_says_more_than_the_threshold() {
    ReportSchedule schedule = schedule(0, "80%");

    schedule.isExhaustionDue(at(1));

    assertThat(due(schedule, 2, 100)).isNull();
  }

  @Test
  void a_rising_count_gives_no_report_just_after_an_exhaustion() {
    ReportSchedule schedule = schedule(30, "80%");
    assertThat(schedule.isEarlyAllowed(at(1))).isTrue();

    schedule.isExhaustionDue(at(2));

    assertThat(schedule.isEarlyAllowed(at(3))).isFalse();
    assertThat(schedule.isEarlyAllowed(at(62))).isTrue();
  }

  private static Trigger due(ReportSchedule schedule, long seconds, long descriptors) {
    return schedule.due(at(seconds), descriptors, 100);
  }

  private static long at(long seconds) {
    return START + seconds * SECOND;
  }

  private static ReportSchedule schedule(long intervalSeconds, String threshold) {
    String arguments = "threshold=" + threshold;
    Options options = OptionsParser.parse(arguments, new Properties(), Map.of()).options;
    return new ReportSchedule(intervalSeconds * SECOND, options.threshold(), START);
  }
}
