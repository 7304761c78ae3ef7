package io.descry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.recording.RecordingException;
import io.descry.report.Finding;
import io.descry.report.ProcessState;
import io.descry.report.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives written by hand, whose truth is known. */
class PlayerTest {

  private static final String HEAD =
      """
      descry-recording 1
      limit 20000
      interval 30
      other jvm 40
      site conf file-input com.acme.Conf.load(Conf.java:31)
      site pool socket com.acme.Pool.connect(Pool.java:12)
      """;

  private final List<Moment> changes = new ArrayList<>();

  @Test
  void a_leak_of_one_a_second_is_named_in_the_first_report_and_grows_later() throws IOException {
    Moment last = play(HEAD + each(300, "open conf 1 target=/etc/conf"));

    assertThat(changes.get(0).seconds).isEqualTo(30);
    assertThat(last.report.state).isEqualTo(ProcessState.LEAK);
    assertThat(last.report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.certainty).hasToString("growing");
              assertThat(finding.title).contains("Conf.java:31");
            });
  }

  @Test
  void a_leak_whose_traffic_stops_is_paused_and_not_acquitted() throws IOException {
    Moment last = play(HEAD + each(300, "open conf 1 target=/etc/conf") + "end 4000\n");

    assertThat(last.report.state).isEqualTo(ProcessState.PAUSED);
    assertThat(last.report.limits.millisToExhaustion).isNull();
    assertThat(last.report.findings).extracting(Finding::toString).hasSize(1);
  }

  @Test
  void a_pool_that_is_full_and_a_load_that_closes_are_no_leak() throws IOException {
    String load = "open conf 3\nclose conf 3";
    Moment last = play(HEAD + "open pool 10 target=db\n" + each(600, load));

    assertThat(last.report.findings).isEmpty();
    assertThat(last.report.standings.getOrDefault(Standing.LEAK, 0L)).isZero();
  }

  @Test
  void a_failed_opening_at_the_limit_makes_the_process_exhausted() throws IOException {
    Moment last =
        play(HEAD.replace("20000", "100") + "open conf 60\nat 1\nemfile 1\nat 2\n" + "end 40\n");

    assertThat(changes.get(0).report.state).isEqualTo(ProcessState.EXHAUSTED);
    assertThat(last.report.counts.free).isZero();
  }

  @Test
  void standings_add_up_to_the_descriptors() throws IOException {
    Moment last = play(HEAD + "other unknown 3\nopen pool 5\nopen conf 2\nlose conf 1\nend 200\n");

    long sum = last.report.standings.values().stream().mapToLong(Long::longValue).sum();
    assertThat(sum).isEqualTo(50).isEqualTo(last.report.ledger.kernel);
  }

  @Test
  void the_wall_time_follows_steps_of_the_clock_and_the_verdict_does_not() throws IOException {
    String leak = each(200, "open conf 1");
    Moment without = play(HEAD + "start 2026-12-01T03:00:00Z\n" + leak);
    Moment with =
        play(
            HEAD
                + "start 2026-12-01T03:00:00Z\n"
                + leak.replace("at 100\n", "at 100\nclock -3600\n"));

    assertThat(with.report.state).isEqualTo(without.report.state);
    assertThat(with.wallTime).isEqualTo(without.wallTime.minusSeconds(3_600));
  }

  @Test
  void a_last_line_that_was_cut_is_left_out() throws IOException {
    assertThat(play(HEAD + "open pool 5\nend 60\nopen po").seconds).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opne conf 1",
        "open cnof 1",
        "open conf",
        "open conf -1",
        "open conf 99999999999",
        "open conf 1000000 fds=64",
        "close conf 1",
        "site conf file-input com.acme.Other.x(Other.java:1)",
        "site other file-inputt com.acme.Other.x(Other.java:1)",
        "site other file-input",
        "other tracked 3",
        "at -1",
        "at 1e300",
        "at NaN",
        "end 99999999999",
        "limit 0",
        "start yesterday",
        "- 17",
        "+ conf 1 2 3",
        "interval 0",
      })
  void a_bad_line_is_named_with_its_number(String line) {
    assertThatThrownBy(() -> play(HEAD + line + "\nend 10\n"))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith("line 7: ");
  }

  @Test
  void a_line_without_end_is_refused() {
    assertThatThrownBy(() -> play(HEAD + "x".repeat(100_000)))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void a_file_of_another_kind_is_refused() {
    assertThatThrownBy(() -> play("{\"schema\":\"descry/1\"}\n"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("descry-recording 1");
  }

  private Moment play(String text) throws IOException {
    changes.clear();
    return Player.play(new BufferedReader(new StringReader(text)), changes::add);
  }

  /** The same lines in each of so many seconds. */
  private static String each(int seconds, String lines) {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(1, seconds)
        .forEach(
            second -> text.append("at ").append(second).append('\n').append(lines).append('\n'));
    return text.append("end ").append(seconds + 30).append('\n').toString();
  }
}
