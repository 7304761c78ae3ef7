package io.descry.export.text;

import static io.descry.report.ReportSample.AT;
import static io.descry.report.ReportSample.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.Situations;
import io.descry.model.DescriptorClass;
import io.descry.model.HandleKind;
import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.model.TargetKind;
import io.descry.report.AgentSection;
import io.descry.report.Mode;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import io.descry.report.Trigger;
import io.descry.report.UntrackedGroup;
import io.descry.report.Verdict;
import io.descry.report.Withdrawn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole texts, in files beside this class named as the tests are. */
class TextRendererTest {

  @Test
  void a_leak_comes_first_with_its_line() throws IOException {
    Report report = ReportSample.leaking().build();

    assertThat(rendered(report)).isEqualTo(golden("leak"));
  }

  @Test
  void a_healthy_program_takes_a_few_lines() throws IOException {
    Report report = ReportSample.healthy();

    assertThat(rendered(report)).isEqualTo(golden("healthy"));
  }

  @Test
  void what_fills_says_when_it_is_full() {
    Report.Builder report = ReportSample.builder();
    ReportSample.account(
        report, ReportSample.ledger(812, 805, Map.of(HandleKind.FILE_INPUT, 805L)).build(), 0);
    report.limits = Situations.usedUp(ReportSample.limits(1_024, 1_024, 812), 12 * MINUTE);
    state(report, ProcessState.FILLING, "full in about 12 min at the rate of the last minutes");

    assertThat(rendered(report))
        .startsWith(
            "DSC-REPORT FILLING: 812 of 1,024 descriptors used, 212 free, full in about 12 min."
                + " PID 4242 com.acme.Main, up 2 h 5 min, Java 17.0.9\n"
                + "  full in about 12 min at the rate of the last minutes\n");
  }

  @Test
  void at_the_limit_the_site_that_holds_most_comes_first_though_nothing_grows() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.trigger = Trigger.EMFILE;
    state(report, ProcessState.EXHAUSTED, "no descriptor is free");
    report.limits = Situations.inherited(ReportSample.limits(64, 64, 64));
    ReportSample.account(
        report,
        ReportSample.ledger(
                64, 44, Map.of(HandleKind.SOCKET_CHANNEL, 10L, HandleKind.FILE_INPUT, 34L))
            .build(),
        0);
    report.sites.add(Situations.young());

    assertThat(rendered(report)).isEqualTo(golden("exhausted"));
  }

  @Test
  void at_the_limit_a_known_leak_is_not_told_twice() throws IOException {
    Report.Builder report = ReportSample.leaking();
    report.trigger = Trigger.EMFILE;
    state(report, ProcessState.EXHAUSTED, "no descriptor is free");
    report.limits = ReportSample.limits(682, 682, 682).build();

    assertThat(rendered(report)).isEqualTo(golden("exhausted-by-a-leak"));
  }

  @Test
  void at_the_limit_a_suspect_is_not_told_twice() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.trigger = Trigger.EMFILE;
    state(report, ProcessState.EXHAUSTED, "no descriptor is free");
    report.limits = ReportSample.limits(42, 42, 42).build();
    SiteRow.Builder site = ReportSample.plain(1, HandleKind.SOCKET_CHANNEL, 10);
    site.verdict = Verdict.SUSPECT;
    site.reason = "idle for 40 min";
    report.sites.set(0, site.build());

    assertThat(rendered(report)).isEqualTo(golden("exhausted-by-a-suspect"));
  }

  @Test
  void handles_that_the_collector_closed_are_a_leak() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.sites.add(0, Situations.recovered());
    state(report, ProcessState.LEAK, "");

    assertThat(rendered(report)).isEqualTo(golden("recovered"));
  }

  @Test
  void a_lost_directory_stream_says_how_many_descriptors_it_holds() throws IOException {
    Report.Builder report = ReportSample.builder();
    ReportSample.account(
        report,
        ReportSample.ledger(
                44, 12, Map.of(HandleKind.SOCKET_CHANNEL, 10L, HandleKind.DIRECTORY_STREAM, 2L))
            .build(),
        0);
    report.limits = ReportSample.limits(1024, 4096, 44).build();
    SiteRow.Builder site = ReportSample.plain(1, HandleKind.DIRECTORY_STREAM, 0);
    site.orphaned = 1;
    site.opened = 1;
    site.descriptors = 2;
    site.verdict = Verdict.PERMANENT;
    site.reason = "its owner was collected and the kernel still has it: nothing can close it";
    report.sites.add(0, site.build());
    state(report, ProcessState.LEAK, "");

    assertThat(rendered(report)).isEqualTo(golden("permanent"));
  }

  @Test
  void close_wait_names_the_library_the_states_and_the_peers() throws IOException {
    Report.Builder report = ReportSample.builder();
    ReportSample.account(
        report, ReportSample.ledger(69, 37, Map.of(HandleKind.SOCKET_CHANNEL, 37L)).build(), 0);
    report.limits = ReportSample.limits(1024, 4096, 69).build();
    report.sites.set(0, Situations.closeWait());
    report.findings.add(Situations.closeWaitFinding());
    state(report, ProcessState.SUSPECT, "");

    assertThat(rendered(report)).isEqualTo(golden("close-wait"));
  }

  @Test
  void a_limit_without_a_site_shows_its_evidence() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.findings.add(Situations.limitFinding());
    state(report, ProcessState.LIMIT, "");

    assertThat(rendered(report)).isEqualTo(golden("limit"));
  }

  @Test
  void a_finding_that_proved_wrong_is_withdrawn() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.withdrawn.add(
        new Withdrawn("f-1", "unclosed-file", "All 640 handles were closed after all."));

    assertThat(rendered(report)).isEqualTo(golden("withdrawn"));
  }

  @Test
  void many_sites_are_counted_not_scrolled() throws IOException {
    Report.Builder report = ReportSample.leaking();
    report.limits = ReportSample.limits(4096, 4096, 1862).build();
    ReportSample.account(
        report,
        ReportSample.ledger(
                1862,
                1830,
                Map.of(
                    HandleKind.FILE_INPUT, 640L,
                    HandleKind.SOCKET_CHANNEL, 10L,
                    HandleKind.SOCKET, 1180L))
            .build(),
        0);
    for (int i = 1; i <= 40; i++) {
      SiteRow.Builder site = ReportSample.plain(i, HandleKind.SOCKET, 50 - i);
      site.verdict = i <= 12 ? Verdict.SUSPECT : Verdict.NONE;
      site.reason = i <= 12 ? "idle for 40 min" : "young";
      report.sites.add(site.build());
    }

    String text = rendered(report);

    assertThat(text).isEqualTo(golden("many-sites"));
    assertThat(text.lines().count()).isLessThanOrEqualTo(40);
  }

  @Test
  void a_late_attach_says_what_it_cannot_know() throws IOException {
    Report.Builder report = ReportSample.builder();
    AgentSection.Builder agent = ReportSample.agent();
    agent.mode = Mode.ATTACH;
    agent.startedAt = AT - 3 * MINUTE;
    agent.trackedSince = AT - 3 * MINUTE;
    report.agent = agent.build();
    report.trigger = Trigger.ATTACH;
    ReportSample.account(report, Situations.beforeAttach(), 0);
    report.sites.clear();
    report.untracked.add(before(TargetKind.SOCKET, "10.0.0.5:443", "CLOSE_WAIT", 9));
    report.untracked.add(before(TargetKind.FILE, "/var/log/", null, 4));
    for (int i = 0; i < 7; i++) {
      report.untracked.add(before(TargetKind.SOCKET, "10.0.0." + i + ":443", "ESTABLISHED", 1));
    }

    assertThat(rendered(report)).isEqualTo(golden("attach"));
  }

  @Test
  void all_that_can_be_degraded_is_said() throws IOException {
    assertThat(rendered(ReportSample.full())).isEqualTo(golden("full"));
  }

  @Test
  void nothing_known_is_said_as_such() throws IOException {
    assertThat(rendered(ReportSample.empty())).isEqualTo(golden("empty"));
  }

  @Test
  void hostile_text_neither_breaks_lines_nor_tells_secrets() throws IOException {
    String text = rendered(ReportSample.hostile());

    assertThat(text).isEqualTo(golden("hostile"));
    assertThat(text).doesNotContain("secret");
    assertThat(text.replace("\n", "").codePoints())
        .noneMatch(point -> Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF));
  }

  @Test
  void unknown_descriptors_come_with_their_likely_source() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.untracked.add(
        new UntrackedGroup(
            DescriptorClass.UNKNOWN,
            TargetKind.EVENTFD,
            "eventfd",
            null,
            2,
            "Netty's epoll transport (libnetty_transport_native_epoll_x86_64.so)"));

    assertThat(rendered(report)).isEqualTo(golden("unknown"));
  }

  @Test
  void what_proc_does_not_tell_is_said_in_one_line() throws IOException {
    Report.Builder report = ReportSample.builder();
    report.missing.add(new MissingPart("net/tcp", MissingReason.NOT_READABLE, 1));
    report.missing.add(new MissingPart("net/tcp6", MissingReason.MALFORMED, 3));

    assertThat(rendered(report)).isEqualTo(golden("missing"));
  }

  private static UntrackedGroup before(TargetKind kind, String target, String state, long count) {
    return new UntrackedGroup(DescriptorClass.PRE_ATTACH, kind, target, state, count, null);
  }

  private static void state(Report.Builder report, ProcessState state, String reason) {
    report.state = state;
    report.stateReason = reason;
  }

  private static String rendered(Report.Builder report) {
    ReportSample.count(report);
    return rendered(report.build());
  }

  private static String rendered(Report report) {
    return new TextRenderer().render(report);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = TextRendererTest.class.getResourceAsStream(name + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
