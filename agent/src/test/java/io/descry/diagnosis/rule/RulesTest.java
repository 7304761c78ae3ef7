package io.descry.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.model.HandleKind;
import io.descry.report.Finding;
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
                + " read on every call can be read once.");
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
