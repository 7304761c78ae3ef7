package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.DescriptorRow;
import io.descry.report.Report;
import io.descry.report.Standing;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandingLedgerTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void every_descriptor_has_one_standing_and_the_sums_are_the_kernels() {
    Timeline.Source leak = timeline.file(LINE);
    Timeline.Source busy = timeline.file("com.acme.Work.run(Work.java:5)").open(3);
    timeline.source(HandleKind.SERVER_SOCKET, "com.acme.Web.start(Web.java:2)").open(1);
    timeline.file("com.acme.Hold.keep(Hold.java:9)").open(4);
    timeline.preAttach = 5;
    timeline.unknown = 2;
    for (int second = 0; second < 10; second++) {
      leak.open(10);
      busy.openAndClose(20);
      timeline.tick();
    }

    assertThat(standings(timeline.report()))
        .isEqualTo(
            "{leak=100, suspect=0, watched=4, inUse=3, kept=1, excluded=0, jvm=0, agent=0,"
                + " preAttach=5, unknown=2}");
  }

  @Test
  void one_lost_handle_does_not_accuse_those_that_are_in_use() {
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE).open(10);
    site.openAndClose(500);
    site.orphan(1);
    seconds(240);

    Report report = timeline.report();

    assertThat(report.standings)
        .containsEntry(Standing.LEAK, 1L)
        .containsEntry(Standing.IN_USE, 9L);
  }

  @Test
  void one_half_closed_socket_does_not_accuse_the_others_of_its_site() {
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE);
    site.openAndClose(500);
    site.openSocket(50_000, 443, TcpState.CLOSE_WAIT);
    for (int i = 1; i < 10; i++) {
      site.openSocket(50_000 + i, 443, TcpState.ESTABLISHED);
    }
    timeline.report();
    seconds(240);

    Report report = timeline.report();

    assertThat(report.standings)
        .containsEntry(Standing.SUSPECT, 1L)
        .containsEntry(Standing.IN_USE, 9L);
  }

  @Test
  void each_accused_descriptor_names_its_finding() {
    Timeline.Source leak = timeline.file(LINE);
    for (int second = 0; second < 10; second++) {
      leak.open(10);
      timeline.tick();
    }

    Report report = timeline.report();

    assertThat(report.descriptors)
        .extracting((DescriptorRow row) -> row.finding)
        .containsOnly(report.findings.get(0).id);
  }

  private void seconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      timeline.tick();
    }
  }

  private static String standings(Report report) {
    Map<Standing, Long> sorted = new TreeMap<>(report.standings);
    return sorted.toString();
  }
}
