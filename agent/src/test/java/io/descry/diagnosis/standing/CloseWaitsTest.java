package io.descry.diagnosis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.Timeline;
import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.HandleRow;
import io.descry.report.Report;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseWaitsTest {

  private final Timeline timeline = new Timeline();
  private Timeline.Source sockets;

  @BeforeEach
  void a_socket_whose_peer_closed() {
    sockets = timeline.source(HandleKind.SOCKET, "com.acme.Web.get(Web.java:9)");
    sockets.openSocket(50_000, 443, TcpState.CLOSE_WAIT);
  }

  @Test
  void the_age_runs_from_the_tick_that_first_saw_it() {
    timeline.tick();
    look(sockets.latest().id);
    timeline.tick();
    look(sockets.latest().id);
    timeline.tick(40_000);

    assertThat(row(timeline.report()).closeWaitMillis).isEqualTo(41_000);
  }

  @Test
  void without_a_look_it_runs_from_the_report_that_first_saw_it() {
    timeline.tick();
    assertThat(row(timeline.report()).closeWaitMillis).isZero();
    timeline.tick(30_000);

    assertThat(row(timeline.report()).closeWaitMillis).isEqualTo(30_000);
  }

  @Test
  void a_report_does_not_make_an_age_start_again_nor_does_a_look() {
    look(sockets.latest().id);
    timeline.tick(10_000);
    timeline.report();
    timeline.tick(10_000);
    look(sockets.latest().id);
    timeline.tick(10_000);

    assertThat(row(timeline.report()).closeWaitMillis).isEqualTo(30_000);
  }

  @Test
  void a_socket_that_is_connected_has_no_such_age() {
    sockets.openSocket(50_001, 443, TcpState.ESTABLISHED);
    look();
    long connected = sockets.latest().id;

    assertThat(timeline.report().handles)
        .filteredOn(row -> row.id == connected)
        .singleElement()
        .satisfies(row -> assertThat(row.closeWaitMillis).isNull());
  }

  /** In a timeline a socket's inode is its handle's id. */
  private void look(Long... inodes) {
    timeline.diagnostician.observeHalfClosed(Set.of(inodes), timeline.now);
  }

  private HandleRow row(Report report) {
    return report.handles.get(0);
  }
}
