package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.TcpState;
import io.descry.report.DescriptorRow;
import io.descry.report.HandleRow;
import io.descry.report.LedgerSection;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportAssemblerTest {

  private final Timeline timeline = new Timeline();
  private Timeline.Source files;
  private Timeline.Source clients;
  private Timeline.Source sockets;

  @BeforeEach
  void a_program_with_something_of_all() {
    files = timeline.file("com.acme.Conf.load(Conf.java:31)").open(9);
    files.recover(2);
    files.orphan(1);
    files.close(1);
    clients = timeline.source(HandleKind.HTTP_CLIENT, "com.acme.Web.make(Web.java:7)").open(1);
    sockets = timeline.source(HandleKind.SOCKET_CHANNEL, "com.acme.Web.get(Web.java:9)");
    sockets.clientId = clients.latest().id;
    timeline.tick();
    sockets.openSocket(50_000, 443, TcpState.ESTABLISHED);
    timeline.source(HandleKind.SELECTOR, "com.acme.Loop.run(Loop.java:2)").open(1);
    timeline.source(HandleKind.POLLER, "java.lang.Thread.run(Thread.java:1)").open(1);
    Timeline.Source own = timeline.file("io.descry.agent.Log.open(Log.java:1)");
    own.own = true;
    own.open(2);
    timeline.preAttach = 5;
    timeline.unknown = 3;
    timeline.tick();
    timeline.tick();
  }

  @Test
  void the_five_numbers_of_the_ledger_add_up_to_the_kernels() {
    LedgerSection ledger = timeline.report().ledger;

    assertThat(ledger.tracked + ledger.preAttach + ledger.jvm + ledger.agent + ledger.unknown)
        .isEqualTo(ledger.kernel);
    assertThat(ledger.byKind.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(ledger.tracked);
    assertThat(ledger.agent).isEqualTo(2);
    assertThat(ledger.jvm).isEqualTo(1);
  }

  @Test
  void opened_is_the_sum_of_what_became_of_the_handles() {
    Report report = timeline.report();

    for (SiteRow site : report.sites) {
      assertThat(site.open + site.orphaned + site.closed + site.recoveredByGc)
          .isEqualTo(site.opened);
    }
    SiteRow row = Timeline.row(report, files);
    assertThat(List.of(row.open, row.orphaned, row.closed, row.recoveredByGc))
        .containsExactly(5L, 1L, 1L, 2L);
  }

  @Test
  void neither_the_agents_own_handles_nor_the_pollers_are_shown() {
    Report report = timeline.report();

    assertThat(report.sites).noneMatch(site -> site.kind == HandleKind.POLLER);
    assertThat(report.sites).noneMatch(site -> site.frames.toString().contains("io.descry"));
    assertThat(report.handles).hasSize(6 + 1 + 1 + 1);
  }

  @Test
  void what_the_jdk_opened_for_itself_is_a_site_only_while_it_is_open() {
    Timeline.Source loading = timeline.jvmFile("java.io.FileInputStream.open", "java.lang.Class");
    loading.open(3);

    assertThat(Timeline.row(timeline.report(), loading).open).isEqualTo(3);
    loading.close(3);

    assertThat(timeline.report().sites)
        .noneMatch(site -> site.fingerprint.equals(loading.site.fingerprint));
  }

  @Test
  void every_descriptor_of_a_handle_points_to_it() {
    Report report = timeline.report();

    for (HandleRow handle : report.handles) {
      List<Integer> pointing =
          report.descriptors.stream()
              .filter(row -> row.handle != null && row.handle == handle.id)
              .map((DescriptorRow row) -> row.fd)
              .toList();
      assertThat(pointing).isEqualTo(handle.fds);
    }
  }

  @Test
  void handles_are_oldest_first_and_a_client_refers_to_its_sockets() {
    Report report = timeline.report();

    assertThat(report.handles)
        .isSortedAccordingTo((a, b) -> Long.compare(b.ageMillis, a.ageMillis));
    HandleRow client =
        report.handles.stream().filter(row -> row.kind == HandleKind.HTTP_CLIENT).findFirst().get();
    assertThat(client.refersTo).containsExactly(sockets.latest().id);
    assertThat(client.fds).isEmpty();
  }

  @Test
  void a_socket_shows_its_ends_and_state() {
    Report report = timeline.report();

    HandleRow socket =
        report.handles.stream().filter(row -> row.id == sockets.latest().id).findFirst().get();
    assertThat(socket.local).isEqualTo("127.0.0.1:50000");
    assertThat(socket.remote.port).isEqualTo(443);
    assertThat(Timeline.row(report, sockets).tcpStates).containsEntry("ESTABLISHED", 1L);
  }

  @Test
  void what_has_no_line_is_grouped_and_adds_up() {
    timeline.preAttach("/var/log/a.log", null);
    timeline.preAttach("/var/log/b.log", null);
    timeline.preAttach("socket:[1]", timeline.connection(1, 51_000, 443, TcpState.CLOSE_WAIT));
    timeline.preAttach("socket:[2]", timeline.connection(2, 51_001, 443, TcpState.CLOSE_WAIT));
    timeline.preAttach("socket:[3]", timeline.connection(3, 51_002, 443, TcpState.ESTABLISHED));

    Report report = timeline.report();

    assertThat(report.untracked)
        .extracting(g -> g.descriptorClass + " " + g.count + " " + g.target + " " + g.tcpState)
        .containsExactly(
            "preAttach 5 eventfd null",
            "preAttach 2 /var/log/ null",
            "preAttach 2 127.0.0.1:443 CLOSE_WAIT",
            "preAttach 1 127.0.0.1:443 ESTABLISHED",
            "unknown 3 eventfd null");
    DescriptorRow socket =
        report.descriptors.stream()
            .filter(row -> "socket:[2]".equals(row.target))
            .findFirst()
            .get();
    assertThat(socket.socket.local).isEqualTo("127.0.0.1:51001");
    assertThat(socket.socket.tcpState).isEqualTo("CLOSE_WAIT");
    assertThat(socket.socket.queues.receive).isEqualTo(7);
  }

  @Test
  void more_groups_than_fit_are_summed_up() {
    for (int i = 0; i < 150; i++) {
      timeline.preAttach("/data/" + i + "/file", null);
    }

    Report report = timeline.report();

    assertThat(report.untracked).hasSize(100 + 1 + 1);
    assertThat(report.untracked.stream().mapToLong(group -> group.count).sum())
        .isEqualTo(report.ledger.preAttach + report.ledger.unknown);
  }

  @Test
  void sites_are_worst_first() {
    Report report = timeline.report();

    assertThat(report.sites.get(0).fingerprint).isEqualTo(files.site.fingerprint);
    assertThat(report.sites).isSortedAccordingTo((a, b) -> a.verdict.compareTo(b.verdict));
  }

  @Test
  void the_limits_tell_the_headroom() {
    Report report = timeline.report();

    assertThat(report.limits.soft).isEqualTo(65_536);
    assertThat(report.limits.headroom)
        .isEqualTo(65_536 - report.descriptors.stream().filter(row -> row.fd < 65_536).count());
    assertThat(report.limits.millisToExhaustion).isNull();
    assertThat(report.ports.rangeSize).isEqualTo(28_232);
    assertThat(report.ports.openedPerMinute).isNotNull();
  }
}
