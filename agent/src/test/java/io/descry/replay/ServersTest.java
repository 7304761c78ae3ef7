package io.descry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.descry.report.Finding;
import io.descry.report.ProcessState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of real servers under load for five to ten minutes, made by {@code
 * agent-tests/servers}. The server's program is the truth: it says whether it leaks.
 */
class ServersTest {

  private static final Set<ProcessState> ALARMS =
      EnumSet.of(
          ProcessState.EXHAUSTED,
          ProcessState.LEAK,
          ProcessState.LIMIT,
          ProcessState.CHURN,
          ProcessState.FILLING,
          ProcessState.PAUSED,
          ProcessState.SUSPECT);

  @ParameterizedTest
  @CsvSource({
    "artemis, 1024", "boot, 1024", "grpc, 1024", "kafka, 1024",
    "lucene, 1024", "netty, 1024", "solr, 1024", "tomcat, 1024",
    "artemis, 20000", "boot, 20000", "grpc, 20000", "kafka, 20000",
    "lucene, 20000", "netty, 20000", "solr, 20000", "tomcat, 20000"
  })
  void a_healthy_server_is_accused_of_nothing(String server, int limit) throws IOException {
    List<Moment> moments = play("healthy-" + limit + "-" + server);

    assertThat(moments).isNotEmpty();
    for (Moment moment : moments) {
      assertThat(moment.report.state).as(said(moment)).isNotIn(ALARMS);
      assertThat(moment.report.findings).as(said(moment)).extracting(Finding::toString).isEmpty();
    }
  }

  /** One object a second is lost, from the first half minute on. */
  @ParameterizedTest
  @ValueSource(strings = {"artemis", "boot", "grpc", "lucene", "netty"})
  void a_server_that_leaks_is_never_ok_and_alarms_before_half_is_used(String server)
      throws IOException {
    List<Moment> moments = play("leak-1024-" + server);

    assertThat(moments).noneMatch(moment -> moment.report.state == ProcessState.OK);
    for (Moment moment : moments) {
      if (ALARMS.contains(moment.report.state)) {
        assertThat(2 * moment.report.counts.used).as(said(moment)).isLessThan(1024);
        return;
      }
    }
    fail("no alarm in " + moments.size() + " changes");
  }

  private static List<Moment> play(String name) throws IOException {
    List<Moment> moments = new ArrayList<>();
    try (InputStream file = ServersTest.class.getResourceAsStream("servers/" + name + ".rec.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      Player.play(lines, moments::add);
    }
    return moments;
  }

  private static String said(Moment moment) {
    return moment.seconds + " s: " + moment.report.state + ", " + moment.report.findings;
  }
}
