package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import io.descry.model.HostPort;
import io.descry.model.SocketReader;
import io.descry.model.TcpState;
import io.descry.report.Finding;
import io.descry.report.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each rule's advice against the classes of input for which it would be wrong. */
class AdviceTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";
  private static final String LIBRARY_FRAME = "org.engine.Store.open(Store.java:7)";
  private static final Artifact ENGINE = new Artifact("engine", "2.1");

  private final Timeline timeline = new Timeline();

  @ParameterizedTest
  @EnumSource(
      value = HandleKind.class,
      mode = Mode.EXCLUDE,
      names = {"POLLER", "HTTP_CLIENT", "HTTP_EXCHANGE", "PROCESS", "NATIVE"})
  void what_the_application_never_sees_is_not_its_to_close(HandleKind kind) {
    Timeline.Source handles = timeline.library(kind, ENGINE, LIBRARY_FRAME, LINE);
    grow(handles);

    assertThat(timeline.leaks())
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.advice)
                    .doesNotContain(
                        "try-with-resources", "try (", "Close it", "Open it", "Send from"));
  }

  @Test
  void what_the_application_opens_itself_is_its_to_close() {
    grow(timeline.file(LINE));

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(finding -> assertThat(finding.advice).contains("try-with-resources"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_SOCKET", "SERVER_SOCKET_CHANNEL"})
  void a_listener_is_not_opened_in_a_try_block(HandleKind kind) {
    grow(timeline.source(kind, LINE));

    assertThat(timeline.report().findings)
        .allSatisfy(finding -> assertThat(finding.advice).doesNotContain("try-with-resources"));
  }

  @Test
  void a_connection_with_a_reader_gets_no_time_out() {
    timeline.readers = List.of(new SocketReader(7, "com.acme.Conf$Link.run(Conf.java:9)", true));
    Timeline.Source links = timeline.source(HandleKind.SOCKET, LINE);
    links.readingSince = timeline.now;
    links.remote = new HostPort("bus", null, 9);
    connect(links, TcpState.ESTABLISHED);

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(finding -> assertThat(finding.advice).doesNotContain("Set a", "setSoTimeout"));
  }

  @Test
  void accepted_connections_that_were_never_closed_are_a_leak_from_their_peers() {
    Timeline.Source server =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.accept");
    for (int i = 0; i < 4; i++) {
      server.openSocket(8080, 50_000 + i, TcpState.CLOSE_WAIT);
    }
    timeline.tick();
    timeline.report();
    for (int minute = 0; minute < 20; minute++) {
      timeline.tick(60_000);
      timeline.report();
    }

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title)
                  .isEqualTo(
                      "4 connections from 127.0.0.1 to port 8080 in CLOSE_WAIT, accepted at "
                          + LINE
                          + ": the peer closed; this process has not");
              assertThat(finding.advice)
                  .contains("accepted", "idle time-out")
                  .doesNotContain("pool", "response");
            });
  }

  @Test
  void accepted_connections_of_a_program_that_closes_some_are_no_proof() {
    Timeline.Source server =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.accept");
    server.openSocket(8080, 49_999, TcpState.ESTABLISHED);
    server.close(1);
    for (int i = 0; i < 4; i++) {
      server.openSocket(8080, 50_000 + i, TcpState.CLOSE_WAIT);
    }
    timeline.tick();
    timeline.report();
    timeline.tick(20 * 60_000);

    assertThat(timeline.leaks()).isEmpty();
    assertThat(timeline.report().findings)
        .allSatisfy(finding -> assertThat(finding.code).isEqualTo("DSC-SUSPECT"));
  }

  @Test
  void the_first_number_of_a_title_says_how_many_of_those_held() {
    Timeline.Source calls = timeline.source(HandleKind.SOCKET, LINE);
    calls.remote = new HostPort("api", null, 443);
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 10; i++) {
        TcpState state = i < 3 ? TcpState.ESTABLISHED : TcpState.CLOSE_WAIT;
        calls.openSocket(40_000 + 10 * second + i, 443, state);
      }
      timeline.tick();
    }

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.title).startsWith("70 of 100 connections to api:443"));
  }

  @Test
  void no_limit_is_raised_where_none_is_near_and_nothing_is_said_twice() {
    Timeline.Source files = timeline.file(LINE);
    files.open(20);
    files.recover(10);
    timeline.tick();

    Report report = timeline.report();

    assertThat(report.findings).isNotEmpty();
    assertThat(String.valueOf(report.interimAdvice)).doesNotContain("prlimit");
    for (Finding finding : report.findings) {
      assertThat(finding.advice).doesNotContain("prlimit", "GC.run");
    }
  }

  private void grow(Timeline.Source source) {
    for (int second = 0; second < 10; second++) {
      source.open(10);
      timeline.tick();
    }
    source.orphan(1);
    timeline.tick();
  }

  private void connect(Timeline.Source source, TcpState state) {
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 10; i++) {
        source.openSocket(40_000 + 10 * second + i, 9, state);
      }
      timeline.tick();
    }
  }
}
