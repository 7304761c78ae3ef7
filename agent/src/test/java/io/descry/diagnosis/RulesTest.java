package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Endpoint;
import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import io.descry.model.RemoteCount;
import io.descry.model.TcpState;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @ParameterizedTest
  @CsvSource({
    "FILE_INPUT, unclosed-file",
    "FILE_OUTPUT, unclosed-file",
    "RANDOM_ACCESS_FILE, unclosed-file",
    "FILE_CHANNEL, unclosed-file",
    "DIRECTORY_STREAM, unclosed-directory-stream",
    "ZIP_FILE, archive-held",
    "SELECTOR, selector-per-call",
    "ASYNC_CHANNEL_GROUP, selector-per-call",
    "WATCH_SERVICE, watch-service",
    "PROCESS, process-pipes",
    "PIPE, process-pipes",
    "ASYNC_FILE_CHANNEL, async-channel",
    "ASYNC_SOCKET_CHANNEL, async-channel",
    "DATAGRAM, datagram-per-message",
    "HTTP_EXCHANGE, unconsumed-response",
    "SOCKET, unclosed-handle",
    "SERVER_SOCKET, unclosed-handle",
    "NATIVE, unclosed-handle",
    "HTTP_CLIENT, client-per-call"
  })
  void a_kind_that_leaks_is_named_by_its_rule_and_one_that_closes_is_not(
      HandleKind kind, String rule) {
    Timeline.Source closing = timeline.source(kind, "com.acme.Good.work(Good.java:5)");
    Timeline.Source leaking = timeline.source(kind, LINE);

    for (int second = 0; second < 10; second++) {
      leaking.open(10);
      closing.openAndClose(10);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo(rule);
              assertThat(finding.code).isEqualTo("DSC-LEAK");
              assertThat(finding.certainty).isEqualTo(Verdict.GROWING);
              assertThat(finding.title).contains(LINE);
              assertThat(finding.sites).containsExactly(leaking.site.fingerprint);
              assertThat(finding.id).isEqualTo(rule + ":" + leaking.site.fingerprint);
            });
  }

  @Test
  void the_finding_of_an_unclosed_file_reads_as_a_sentence() {
    Timeline.Source site = timeline.file(LINE);
    for (int second = 0; second < 10; second++) {
      site.open(3);
      timeline.tick();
    }

    Finding finding = timeline.report().findings.get(0);

    assertThat(finding.title)
        .isEqualTo(
            "30 streams (/etc/app/config.yml) opened at com.acme.Conf.load(Conf.java:31) were not"
                + " closed, +180/min");
    assertThat(finding.advice)
        .isEqualTo(
            "Open it in try-with-resources, so that every path closes it, an exception too; what is"
                + " read on every call can be read once. Until then `prlimit --pid 4711"
                + " --nofile=N:N` as root makes room, and does not stop the leak.");
    assertThat(finding.millisToExhaustion).isBetween(20_000_000L, 22_000_000L);
  }

  @Test
  void a_finding_keeps_the_time_of_its_first_report() {
    Timeline.Source site = timeline.file(LINE).open(4);
    site.recover(4);
    long first = timeline.report().findings.get(0).since;

    timeline.tick();

    assertThat(timeline.report().findings.get(0).since).isEqualTo(first);
  }

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
    assertThat(Timeline.row(report, server).verdict).isEqualTo(Verdict.EXPECTED);
    assertThat(Timeline.row(report, server).reason)
        .isEqualTo("the other ends of these connections are held by this process too");
  }

  @Test
  void accepted_sockets_that_grow_in_step_with_a_leaking_client_are_at_most_suspect() {
    Timeline.Source server =
        timeline.source(
            HandleKind.SOCKET, "com.acme.Srv.run(Srv.java:9)", "java.net.ServerSocket.accept");
    Timeline.Source client = timeline.source(HandleKind.SOCKET, LINE);
    for (int second = 0; second < 90; second++) {
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

  @Test
  void the_line_with_most_descriptors_comes_first() {
    Timeline.Source small = timeline.file("com.acme.Small.read(Small.java:1)").open(3);
    small.recover(2);
    Timeline.Source big = timeline.file(LINE);
    for (int second = 0; second < 10; second++) {
      big.open(10);
      timeline.tick();
    }

    assertThat(timeline.leaks().get(0).title).contains(LINE);
    assertThat(timeline.leaks()).hasSize(2);
  }

  @Test
  void at_exhaustion_the_site_that_holds_most_is_named_without_growth() {
    timeline.limits = new Limits(64, 64);
    timeline.file("com.acme.Small.read(Small.java:1)").open(3);
    timeline.source(HandleKind.PIPE, LINE).open(25);

    assertThat(timeline.report().findings).isEmpty();
    assertThat(timeline.report(Trigger.EMFILE).findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("exhausted");
              assertThat(finding.certainty).isEqualTo(Verdict.SUSPECT);
              assertThat(finding.title)
                  .isEqualTo(
                      "Descriptors ran out: 25 of 28 (limit 64) are held by pipe opened at "
                          + LINE);
            });
  }

  @Test
  void a_peak_near_the_limit_that_went_back_is_a_limit_not_a_leak() {
    timeline.limits = new Limits(1_000, 1_000);
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE).open(900);
    timeline.tick();
    assertThat(timeline.report().findings).isEmpty();
    site.close(850);
    timeline.tick();

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause).isEqualTo(Cause.LIMIT);
              assertThat(finding.title)
                  .isEqualTo("Not a leak: descriptors came to 900 of 1000 and went back to 50");
              assertThat(finding.advice).contains("3600");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "supervisord, 1024, 600, true",
    "supervisord, 1024, 100, false",
    "supervisord, 65536, 600, false",
    "bash, 1024, 600, false"
  })
  void a_low_limit_of_a_supervisor_is_named_once_half_of_it_is_used(
      String command, long limit, int used, boolean named) {
    timeline.limits = new Limits(limit, limit);
    timeline.limitFrom = new ParentProcess(812, command, null);
    timeline.file(LINE).open(used);

    List<Finding> findings = timeline.report().findings;

    assertThat(findings.stream().anyMatch(one -> one.rule.equals("inherited-limit")))
        .isEqualTo(named);
  }

  @Test
  void what_was_open_before_a_late_attach_is_said() {
    timeline.preAttach = 300;
    timeline.file(LINE).open(10);

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("late-attach"));
  }

  @Test
  void an_early_attach_is_not_worth_a_word() {
    timeline.preAttach = 40;

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void ports_in_time_wait_towards_one_remote_are_churn() {
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("10.0.0.5", 443), 20_000));
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE);
    for (int second = 0; second < 10; second++) {
      site.openAndClose(470);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code).isEqualTo("DSC-CHURN");
              assertThat(finding.title)
                  .isEqualTo(
                      "Not a descriptor leak: 20000 of 28232 local ports wait in TIME_WAIT towards"
                          + " 10.0.0.5:443; most connections open at "
                          + LINE);
            });
  }

  @Test
  void a_few_ports_in_time_wait_are_normal() {
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("10.0.0.5", 443), 9_000));

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void descriptors_of_native_code_that_become_more_are_found_and_others_not() {
    timeline.unknown = 50;
    for (int second = 0; second < 60; second++) {
      timeline.tick();
      timeline.diagnostician.observe(timeline.ledger());
    }
    assertThat(timeline.report().findings).isEmpty();

    for (int second = 0; second < 90; second++) {
      timeline.unknown += 2;
      timeline.tick();
      timeline.diagnostician.observe(timeline.ledger());
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule).isEqualTo("unknown-grows"))
        .satisfies(finding -> assertThat(finding.advice).contains("no library that is known"));

    timeline.libraries = List.of("libnetty_transport_native_epoll_x86_64.so");

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.advice)
                    .startsWith("Likely source: Netty's epoll transport (libnetty_")
                    .contains("api.track(owner, descriptor)"))
        .satisfies(finding -> assertThat(finding.title).contains("mostly eventfd"));
  }
}
