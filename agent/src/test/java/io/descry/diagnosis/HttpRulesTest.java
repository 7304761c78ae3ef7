package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients per call, responses that stay open, and pools that are as they should be. */
class HttpRulesTest {

  private static final String BUILT = "com.acme.Api.client(Api.java:12)";
  private static final String CALLED = "com.acme.Api.call(Api.java:31)";
  private static final String OKHTTP = "okhttp3.OkHttpClient.<init>(OkHttpClient.kt:121)";

  private final Timeline timeline = new Timeline();
  private final Timeline.Source clients = timeline.source(HandleKind.HTTP_CLIENT, BUILT, OKHTTP);
  private final Timeline.Source responses =
      timeline.source(HandleKind.HTTP_EXCHANGE, CALLED, "okhttp3.RealCall.callStart(x)");
  private final Timeline.Source sockets =
      timeline.source(HandleKind.SOCKET, CALLED, "okhttp3.RealCall.execute(x)");
  private int port = 40_000;

  @Test
  void clients_of_one_site_are_named_with_the_threads_and_descriptors_each_costs() {
    for (int client = 0; client < 30; client++) {
      clients.open(1);
      connect(clients.latest().id, null, TcpState.ESTABLISHED);
    }
    timeline.threads = Map.of("OkHttp ConnectionPool", 30L, "main", 1L, "OkHttp #", 30L);

    assertThat(only(timeline.report()).title)
        .isEqualTo(
            "30 OkHttpClients built at "
                + BUILT
                + " of 30 ever: each costs 2 threads and 1 descriptor, together 60 threads and 30"
                + " descriptors");
  }

  @Test
  void threads_that_the_clients_share_are_not_theirs() {
    clients.open(30);
    timeline.threads = Map.of("OkHttp TaskRunner", 2L);

    assertThat(only(timeline.report()).title).contains("each costs 0 descriptors");
  }

  @Test
  void one_shared_client_with_hundreds_of_connections_is_not_named() {
    clients.open(1);
    for (int second = 0; second < 30; second++) {
      for (int call = 0; call < 20; call++) {
        connect(clients.latest().id, null, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    assertThat(timeline.report().findings).noneMatch(f -> f.rule.equals("client-per-call"));
  }

  @Test
  void responses_of_clients_per_call_are_a_cause_of_their_own() {
    for (int second = 0; second < 12; second++) {
      for (int call = 0; call < 4; call++) {
        clients.open(1);
        responses.clientId = clients.latest().id;
        responses.open(1);
        connect(clients.latest().id, responses.latest().id, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    assertThat(timeline.leaks())
        .extracting(finding -> finding.rule)
        .containsExactlyInAnyOrder("client-per-call", "unconsumed-response");
  }

  @Test
  void responses_that_stay_open_are_named_by_the_line_that_called_and_where_they_come_from() {
    clients.open(1);
    responses.clientId = clients.latest().id;
    for (int second = 0; second < 12; second++) {
      for (int call = 0; call < 4; call++) {
        responses.open(1);
        connect(clients.latest().id, responses.latest().id, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    Finding finding = only(timeline.report());

    assertThat(finding.rule).isEqualTo("unconsumed-response");
    assertThat(finding.certainty).isEqualTo(Verdict.GROWING);
    assertThat(finding.title)
        .startsWith("48 responses from api.example of calls at " + CALLED + " were not closed, +");
    assertThat(finding.evidence)
        .containsEntry("leasedConnections", 48L)
        .containsEntry("idleConnections", 0L);
  }

  @Test
  void responses_that_were_dropped_and_collected_are_proven() {
    clients.open(1);
    responses.open(3).recover(3);
    for (int i = 0; i < 3; i++) {
      connect(clients.latest().id, null, TcpState.ESTABLISHED);
    }
    timeline.tick();

    Finding finding = only(timeline.report());

    assertThat(finding.certainty).isEqualTo(Verdict.RECOVERED);
    assertThat(finding.title)
        .isEqualTo(
            "3 responses from api.example of calls at "
                + CALLED
                + " were not closed; 3 of them dropped and collected so; 3 connections still open");
    assertThat(finding.advice).doesNotContain("GC.run").contains("frees them");
  }

  @Test
  void responses_that_are_closed_leave_their_connections_idle_and_nothing_is_said() {
    clients.open(1);
    responses.clientId = clients.latest().id;
    for (int i = 0; i < 8; i++) {
      connect(clients.latest().id, null, TcpState.ESTABLISHED);
    }
    for (int second = 0; second < 30; second++) {
      responses.openAndClose(50);
      timeline.tick();
    }

    Report report = timeline.report();

    assertThat(report.findings).isEmpty();
    assertThat(Timeline.row(report, sockets).reason)
        .isEqualTo("kept alive in the pool of an HTTP client, 0 leased and 8 idle");
  }

  @Test
  void idle_connections_that_the_peer_gave_up_are_expected_and_leased_ones_are_not() {
    clients.open(1);
    for (int i = 0; i < 12; i++) {
      connect(clients.latest().id, null, TcpState.CLOSE_WAIT);
    }
    waitMinutes(3);

    assertThat(timeline.report().findings).isEmpty();

    responses.clientId = clients.latest().id;
    responses.open(12);
    waitMinutes(3);

    assertThat(only(timeline.report()).rule).isEqualTo("close-wait");
  }

  private void waitMinutes(int minutes) {
    for (int i = 0; i < minutes; i++) {
      timeline.tick(60_000);
      timeline.report();
    }
  }

  private void connect(Long client, Long exchange, TcpState state) {
    sockets.clientId = client;
    sockets.exchangeId = exchange;
    sockets.target = "api.example";
    sockets.openSocket(port++, 443, state);
  }

  private static Finding only(Report report) {
    assertThat(report.findings).hasSize(1);
    return report.findings.get(0);
  }
}
