package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.Report;
import io.descry.report.Standing;
import io.descry.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about connections and the clients that make them. */
class ConnectionRulesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void clients_per_call_are_one_finding_with_their_selectors_and_sockets() {
    Timeline.Source server =
        timeline.source(
            HandleKind.SOCKET, "com.acme.Srv.run(Srv.java:9)", "java.net.ServerSocket.accept");
    Timeline.Source clients =
        timeline.source(
            HandleKind.HTTP_CLIENT, LINE, "jdk.internal.net.http.HttpClientImpl.<init>");
    Timeline.Source selectors =
        timeline.source(HandleKind.SELECTOR, LINE, "jdk.internal.net.http.HttpClientImpl.<init>");
    Timeline.Source sockets =
        timeline.source(HandleKind.SOCKET_CHANNEL, "com.acme.Conf.send(Conf.java:40)");
    for (int second = 0; second < 10; second++) {
      for (int call = 0; call < 5; call++) {
        int port = 40_000 + second * 5 + call;
        clients.open(1);
        selectors.open(1);
        sockets.clientId = clients.latest().id;
        sockets.openSocket(port, 8080, TcpState.ESTABLISHED);
        server.openSocket(8080, port, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    Report report = timeline.report();

    assertThat(report.findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title)
                  .isEqualTo(
                      "50 java.net.http clients built at com.acme.Conf.load(Conf.java:31) of 50"
                          + " ever: each costs 3 descriptors, together 150 descriptors");
              assertThat(finding.sites)
                  .containsExactlyInAnyOrder(
                      clients.site.fingerprint,
                      selectors.site.fingerprint,
                      sockets.site.fingerprint);
            });
    assertThat(Timeline.row(report, server).verdict).isEqualTo(Verdict.SUSPECT);
    assertThat(Timeline.row(report, server).reason)
        .startsWith("the other ends of these connections are held by this process too");
  }

  @Test
  void accepted_sockets_that_grow_in_step_with_a_leaking_client_are_at_most_suspect() {
    Timeline.Source server =
        timeline.source(
            HandleKind.SOCKET, "com.acme.Srv.run(Srv.java:9)", "java.net.ServerSocket.accept");
    Timeline.Source client = timeline.source(HandleKind.SOCKET, LINE);
    for (int second = 0; second < 900; second++) {
      server.openSocket(8080, 40_000 + second, TcpState.ESTABLISHED);
      client.openSocket(40_000 + second, 8080, TcpState.ESTABLISHED);
      timeline.tick();
    }

    Report report = timeline.report();

    assertThat(report.findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.sites).containsExactly(client.site.fingerprint));
    assertThat(Timeline.row(report, server).verdict).isEqualTo(Verdict.SUSPECT);
    assertThat(Timeline.row(report, server).reason).startsWith("the peer keeps them open");
    assertThat(report.findings.get(0).consequences).containsExactly(server.site.fingerprint);
    assertThat(report.standings).containsEntry(Standing.LEAK, 1_800L);
  }

  @Test
  void many_clients_at_once_are_suspect_without_growth_and_a_few_are_not() {
    timeline.source(HandleKind.HTTP_CLIENT, LINE).open(20);
    timeline.source(HandleKind.HTTP_CLIENT, "com.acme.Few.make(Few.java:3)").open(4);

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.certainty).isEqualTo(Verdict.SUSPECT))
        .satisfies(finding -> assertThat(finding.title).contains(LINE));
  }

  @Test
  void sockets_in_close_wait_and_their_responses_are_one_finding() {
    Timeline.Source responses = timeline.source(HandleKind.HTTP_EXCHANGE, LINE);
    Timeline.Source sockets =
        timeline.source(HandleKind.SOCKET, LINE, "sun.net.www.protocol.http.HttpURLConnection.x");
    for (int second = 0; second < 10; second++) {
      for (int call = 0; call < 5; call++) {
        responses.open(1);
        sockets.openSocket(40_000 + second * 5 + call, 8080, TcpState.CLOSE_WAIT);
      }
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("close-wait");
              assertThat(finding.certainty).isEqualTo(Verdict.GROWING);
              assertThat(finding.title)
                  .isEqualTo(
                      "50 connections to 127.0.0.1:8080 in CLOSE_WAIT, opened at"
                          + " com.acme.Conf.load(Conf.java:31): the peer closed; this process has"
                          + " not");
              assertThat(finding.sites).hasSize(2);
            });
  }

  @Test
  void connections_that_stay_established_are_no_close_wait() {
    Timeline.Source sockets = timeline.source(HandleKind.SOCKET, LINE);
    sockets.openSocket(40_000, 443, TcpState.ESTABLISHED);
    timeline.tick(10 * 60_000);

    assertThat(timeline.report().findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DATAGRAM, datagram-per-message, 10_000, 20, true",
    "ASYNC_SOCKET_CHANNEL, async-channel, 10_020, -15, true",
    "DATAGRAM, datagram-per-message, 10_000, 6_000, false"
  })
  void opens_at_a_regular_period_are_a_health_checks(
      HandleKind kind, String rule, String period, String jitter, boolean regular) {
    Timeline.Source checks = timeline.source(kind, LINE);
    long every = Long.parseLong(period.replace("_", ""));
    long off = Long.parseLong(jitter.replace("_", ""));
    for (int i = 0; i < 2_000; i++) {
      checks.open(1);
      timeline.tick(every + (i % 2 == 0 ? off : -off));
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo(rule);
              assertThat(
                      finding.title.endsWith(
                          "; opened every 10.0 s, as by a health check or a scheduled task"))
                  .isEqualTo(regular);
            });
  }

  @Test
  void connections_over_unix_domain_sockets_are_named_as_such_and_others_are_not() {
    Timeline.Source docker = timeline.source(HandleKind.SOCKET_CHANNEL, LINE);
    Timeline.Source other =
        timeline.source(HandleKind.SOCKET_CHANNEL, "com.acme.Tcp.x(Tcp.java:1)");
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 5; i++) {
        docker.openUnix("/run/docker.sock");
        other.openSocket(40_000 + 5 * second + i, 443, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .extracting(finding -> finding.rule + " " + finding.title.split(" opened")[0])
        .containsExactlyInAnyOrder(
            "unix-socket 50 unix-domain sockets (/run/docker.sock)",
            "unclosed-handle 50 socket channels (/etc/app/config.yml)");
  }
}
