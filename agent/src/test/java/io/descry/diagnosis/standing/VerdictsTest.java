package io.descry.diagnosis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.SiteRow;
import io.descry.report.Verdict;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void a_handle_collected_while_the_kernel_keeps_its_descriptor_is_permanent() {
    Timeline.Source site = timeline.source(HandleKind.DIRECTORY_STREAM, LINE).open(3);
    site.orphan(2);

    assertVerdict(
        site,
        Verdict.PERMANENT,
        "2 handles were dropped without close and collected, and the kernel still has the"
            + " descriptors: nothing can close them in the life of this JVM");
  }

  @Test
  void a_handle_that_the_collector_closed_is_recovered() {
    Timeline.Source site = timeline.file(LINE).open(5);
    site.recover(4);

    assertVerdict(
        site,
        Verdict.RECOVERED,
        "4 of 5 opened were dropped without close; the garbage collector closed them, when it ran");
  }

  @Test
  void a_logical_handle_that_was_collected_is_no_leak() {
    Timeline.Source site = timeline.source(HandleKind.HTTP_CLIENT, LINE).open(5);
    site.recover(5);

    assertVerdict(
        site, Verdict.NONE, "none open; 5 were collected unclosed, holding no descriptor");
  }

  @Test
  void a_site_that_closes_all_is_nothing() {
    Timeline.Source site = timeline.file(LINE);
    site.openAndClose(60);

    assertVerdict(site, Verdict.NONE, "none open: all 60 opened were closed");
  }

  @Test
  void a_listener_is_expected() {
    Timeline.Source site = timeline.source(HandleKind.SERVER_SOCKET, LINE).open(1);

    assertVerdict(site, Verdict.EXPECTED, "a listener: open as long as the server runs");
  }

  @Test
  void an_old_handle_accuses_nobody_by_its_age() {
    Timeline.Source site = timeline.file(LINE).open(1);
    site.openAndClose(500);

    assertThat(verdictAfter(site, 300)).isNotIn(Verdict.SUSPECT, Verdict.GROWING);
  }

  @Test
  void one_batch_that_is_kept_is_not_suspect() {
    Timeline.Source site = timeline.file(LINE).open(30);
    site.openAndClose(500);

    assertThat(verdictAfter(site, 600)).isNotIn(Verdict.SUSPECT, Verdict.GROWING);
  }

  @Test
  void handles_that_outlive_all_others_again_and_again_are_suspect() {
    Timeline.Source site = timeline.file(LINE);
    for (int hour = 0; hour < 10; hour++) {
      site.openAndClose(50);
      site.open(1);
      verdictAfter(site, 60);
    }

    assertThat(timeline.verdict(site).compareTo(Verdict.SUSPECT)).isNotPositive();
  }

  private Verdict verdictAfter(Timeline.Source site, int minutes) {
    timeline.tick(minutes * 60_000L);
    return timeline.verdict(site);
  }

  @Test
  void a_socket_is_suspect_a_minute_after_close_wait_was_first_seen() {
    Timeline.Source site =
        timeline.source(HandleKind.SOCKET, LINE).openSocket(50_000, 443, TcpState.CLOSE_WAIT);
    timeline.tick(10 * 60_000);
    Verdict whenFirstSeen = timeline.verdict(site);

    timeline.tick(60_000);

    assertThat(whenFirstSeen).isEqualTo(Verdict.WATCHED);
    assertVerdict(
        site,
        Verdict.SUSPECT,
        "1 socket in CLOSE_WAIT for more than 60 s: the peer closed, this process has not");
  }

  @Test
  void a_few_half_closed_connections_in_a_clients_pool_are_expected() {
    Timeline.Source site = timeline.source(HandleKind.SOCKET_CHANNEL, LINE);
    site.clientId = 99L;
    site.openSocket(50_000, 443, TcpState.CLOSE_WAIT);
    timeline.verdict(site);

    timeline.tick(70_000);

    assertVerdict(site, Verdict.EXPECTED, "kept alive in the pool of an HTTP client");
  }

  @Test
  void a_site_of_which_nothing_was_closed_is_watched_from_the_first_report_on() {
    Timeline.Source site = timeline.file(LINE).open(84);

    assertVerdict(site, Verdict.WATCHED, "84 open, none of the 84 opened was closed");
  }

  @Test
  void a_site_that_holds_more_than_ever_and_rises_is_watched() {
    Timeline.Source site = timeline.file(LINE);
    for (int second = 0; second < 60; second++) {
      site.openAndClose(5);
      site.open(second < 30 ? 0 : 1);
      timeline.tick();
    }

    assertThat(timeline.verdict(site)).isNotEqualTo(Verdict.NONE);
  }

  @Test
  void a_count_that_stands_while_others_come_and_go_is_a_full_pool() {
    Timeline.Source site = timeline.file(LINE).open(10);
    for (int second = 0; second < 400; second++) {
      site.openAndClose(2);
      timeline.tick();
    }

    assertVerdict(
        site,
        Verdict.EXPECTED,
        "10 open, no more and no fewer for 6 min while others were opened and closed:"
            + " a pool or a cache that is full");
  }

  @Test
  void a_jar_of_a_class_loader_is_expected() {
    Timeline.Source site =
        timeline.source(
            HandleKind.ZIP_FILE, LINE, "java.util.zip.ZipFile.<init>", "java.net.URLClassLoader.x");

    assertVerdict(
        site.open(2),
        Verdict.EXPECTED,
        "a jar of a class loader: open as long as its classes are used");
  }

  private void assertVerdict(Timeline.Source site, Verdict verdict, String reason) {
    SiteRow row = Timeline.row(timeline.report(), site);
    assertThat(row.reason).isEqualTo(reason);
    assertThat(row.verdict).isEqualTo(verdict);
  }
}
