package io.descry.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Golden;
import io.descry.diagnosis.Timeline;
import io.descry.model.Endpoint;
import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.PortRange;
import io.descry.model.RemoteCount;
import io.descry.model.TcpState;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several causes at once: which comes first, and what it says of the others. */
class InterplayTest {

  private static final String FILES = "com.acme.Upload.store(Upload.java:40)";
  private static final String CALLS = "com.acme.Tagger.call(Tagger.java:12)";

  private final Timeline timeline = new Timeline();

  @Test
  void uploads_never_closed_and_calls_without_time_out_are_both_found_with_their_shares() {
    timeline.limits = new Limits(512, 512);
    timeline.preAttach = 10;
    Timeline.Source files = timeline.source(HandleKind.FILE_OUTPUT, FILES);
    Timeline.Source calls = timeline.source(HandleKind.SOCKET, CALLS);
    for (int second = 0; second < 20; second++) {
      files.open(6);
      calls.readingSince = timeline.now;
      for (int i = 0; i < 3; i++) {
        calls.openSocket(40_000 + 3 * second + i, 443, TcpState.ESTABLISHED);
      }
      timeline.tick();
    }

    List<Finding> findings = timeline.report().findings;

    assertThat(findings).extracting(one -> one.rule).containsExactly("unclosed-file", "no-timeout");
    assertThat(findings.get(0).advice)
        .endsWith(
            "Not the only cause: this line holds 63 % of the descriptors; "
                + "com.acme.Tagger.call(Tagger.java:12) holds 32 %, at this rate full in"
                + " 110 s.");
    assertThat(findings.get(0).evidence).containsEntry("sharePercent", 63L);
    assertThat(findings.get(1).evidence).containsEntry("sharePercent", 32L);
    assertThat(findings.get(0).millisToExhaustion)
        .as("both use up the same numbers: 342 are free, at 9 a second")
        .isBetween(36_000L, 39_000L);
    assertThat(findings.get(0).title)
        .endsWith(
            "; +2 per invocation, +3 with what grows in step at"
                + " com.acme.Tagger.call(Tagger.java:12)");
  }

  @Test
  void a_leak_beside_which_another_is_small_is_told_alone() {
    Timeline.Source files = timeline.source(HandleKind.FILE_OUTPUT, FILES);
    Timeline.Source others = timeline.file("com.acme.Small.read(Small.java:3)");
    others.open(5);
    others.recover(1);
    for (int second = 0; second < 20; second++) {
      files.open(6);
      timeline.tick();
    }

    List<Finding> findings = timeline.report().findings;

    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).advice).doesNotContain("alone");
    assertThat(findings.get(0).title).doesNotContain(" per invocation");
  }

  @Test
  void ports_that_run_out_before_the_descriptors_do_come_first() {
    churn(20_000);
    Timeline.Source files = timeline.file(FILES);
    for (int second = 0; second < 10; second++) {
      files.open(5);
      churning().openAndClose(600);
      timeline.tick();
    }

    List<Finding> findings = timeline.report().findings;

    assertThat(findings).extracting(one -> one.cause).containsExactly(Cause.CHURN, Cause.LEAK);
    assertThat(findings.get(0).millisToExhaustion).isBetween(13_000L, 14_500L);
    assertThat(findings.get(0).advice)
        .endsWith(
            "Not the only cause: "
                + "com.acme.Upload.store(Upload.java:40) holds 100 %, at this rate full in 3 h.");
  }

  @Test
  void descriptors_that_run_out_before_the_ports_do_come_first() {
    timeline.limits = new Limits(64, 64);
    churn(20_000);
    Timeline.Source files = timeline.file(FILES);
    for (int second = 0; second < 10; second++) {
      files.open(6);
      churning().openAndClose(600);
      timeline.tick();
    }

    List<Finding> findings = timeline.report().findings;

    assertThat(findings).extracting(one -> one.cause).containsExactly(Cause.LEAK, Cause.CHURN);
    assertThat(findings.get(0).millisToExhaustion).isLessThan(13_000);
    assertThat(findings.get(0).advice)
        .endsWith(
            "Not the only cause: this line holds 100 % of the descriptors; local ports run"
                + " out too, at this rate full in 13 s.");
  }

  private void churn(int timeWait) {
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("10.0.0.5", 443), timeWait));
  }

  private Timeline.Source churning() {
    return timeline.source(HandleKind.SOCKET, CALLS);
  }

  @Test
  void a_load_that_takes_half_of_the_limit_is_said_beside_the_leak() {
    timeline.limits = new Limits(1_000, 1_000);
    Timeline.Source load = timeline.source(HandleKind.PIPE, CALLS).open(600);
    Timeline.Source files = timeline.file(FILES);
    for (int second = 0; second < 20; second++) {
      files.open(10);
      timeline.tick();
    }
    load.close(590);
    timeline.tick();

    List<Finding> findings = timeline.report().findings;

    assertThat(findings)
        .extracting(one -> one.rule)
        .containsExactly("unclosed-file", "limit-too-low");
    assertThat(findings.get(0).advice)
        .endsWith(
            "Not the only cause: this line holds 95 % of the descriptors; the load takes"
                + " up to 600 descriptors by itself.");
    assertThat(findings.get(1).title)
        .isEqualTo(
            "Load comes on top of the leak: descriptors came to 800 of 1000 and went back to 210,"
                + " of which 200 leaked");
  }

  @Test
  void a_limit_and_churn_at_once_are_both_told() {
    timeline.limits = new Limits(1_000, 1_000);
    churn(20_000);
    Timeline.Source load = timeline.source(HandleKind.PIPE, FILES).open(900);
    for (int second = 0; second < 10; second++) {
      churning().openAndClose(600);
      timeline.tick();
    }
    load.close(850);
    timeline.tick();

    List<Finding> findings = timeline.report().findings;

    assertThat(findings)
        .extracting(one -> one.rule)
        .containsExactly("port-exhaustion", "limit-too-low");
    assertThat(findings.get(0).advice)
        .endsWith("Not the only cause: the load takes up to 900 descriptors by itself.");
  }

  @Test
  void a_range_of_a_few_ports_runs_out_as_well() {
    timeline.ports = new PortRange(40_000, 40_019);
    churn(14);
    for (int second = 0; second < 10; second++) {
      churning().openAndClose(1);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(Golden.of(finding))
                    .isEqualTo(
                        """
                        DSC-CHURN port-exhaustion churn suspect
                        Not a descriptor leak: 14 of 20 local ports wait in TIME_WAIT towards \
                        10.0.0.5:443; 1/s new connections are opened at \
                        com.acme.Tagger.call(Tagger.java:12)
                        fix: Reuse connections: keep-alive, one shared client, and a pool that \
                        keeps as many idle connections per host as there are calls at once \
                        (http.maxConnections of the JDK, setDefaultMaxPerRoute of Apache, \
                        ConnectionPool of OkHttp). Only then widen \
                        net.ipv4.ip_local_port_range. Never tcp_tw_recycle.
                        in: 6000
                        sites: 1
                        evidence: open=0 openedPerMinute=60 rangeSize=20 remote=10.0.0.5:443 \
                        timeWait=14\
                        """));
  }

  @Test
  void connections_that_stay_open_are_no_churn() {
    timeline.ports = new PortRange(40_000, 40_019);
    churn(4);
    Timeline.Source calls = churning();
    for (int i = 0; i < 8; i++) {
      calls.openSocket(40_000 + i, 443, TcpState.ESTABLISHED);
    }
    timeline.timeWaits = List.of(new RemoteCount(new Endpoint("127.0.0.1", 443), 4));

    assertThat(timeline.report().findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_function_that_opens_three_each_time_is_told_so_with_and_without_marks(boolean marked) {
    Timeline.Source config = timeline.file(FILES);
    Timeline.Source cache = timeline.source(HandleKind.SOCKET, CALLS);
    for (int invocation = 0; invocation < 250; invocation++) {
      config.open(1);
      cache.open(2);
      timeline.tick();
    }
    if (marked) {
      timeline.marks.put("invoke", 250L);
    }

    List<Finding> findings = timeline.report().findings;
    String unit = marked ? "invoke" : "invocation";

    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).title)
        .endsWith("; +2 per " + unit + ", +3 with what grows in step at " + FILES);
    assertThat(findings.get(1).title)
        .endsWith("; +1 per " + unit + ", +3 with what grows in step at " + CALLS);
    assertThat(findings.get(0).evidence)
        .containsEntry("perInvocation", 3L)
        .containsEntry("invocations", 250L);
  }

  @Test
  void sites_that_grow_at_their_own_pace_are_not_in_step() {
    Timeline.Source config = timeline.file(FILES);
    Timeline.Source cache = timeline.source(HandleKind.SOCKET, CALLS);
    for (int second = 0; second < 40; second++) {
      config.open(2);
      cache.open(3);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .hasSize(2)
        .noneMatch(finding -> finding.title.contains(" per invocation"));
  }

  @Test
  void descriptors_for_each_connection_are_told_with_the_limit_that_would_do() {
    timeline.limits = new Limits(1_024, 1_024);
    Timeline.Source server =
        timeline.source(HandleKind.SOCKET, CALLS, "java.net.ServerSocket.accept");
    Timeline.Source files = timeline.file(FILES);
    for (int wave = 0; wave < 3; wave++) {
      for (int second = 0; second < 6; second++) {
        server.open(100);
        files.open(70);
        timeline.tick();
      }
      server.close(600);
      files.close(420);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .filteredOn(finding -> finding.rule.equals("limit-too-low"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title)
                  .isEqualTo(
                      "Not a leak: descriptors came to 1020 of 1024 and went back to 0, 1.7 for"
                          + " each connection of a client");
              assertThat(finding.advice).startsWith("Raise the limit to 4080, ");
              assertThat(finding.evidence).containsEntry("perConnection", 1.7);
            });
  }
}
