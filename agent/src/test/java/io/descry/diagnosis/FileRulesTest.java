package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.report.Finding;
import io.descry.report.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about files: deleted ones, logs, jars of an older deployment. */
class FileRulesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();

  @Test
  void deleted_files_that_hold_much_disk_are_named_with_their_bytes() {
    Timeline.Source logs = timeline.source(HandleKind.FILE_OUTPUT, LINE);
    logs.deletedBytes = 2_400_000_000L;
    logs.openTo("/var/log/app.log.1").openTo("/var/log/app.log.2");

    assertGolden(
        """
        DSC-SUSPECT deleted-but-open other suspect
        2 deleted files hold 4.8 GB of disk, most of it /var/log/app.log.1, opened at \
        com.acme.Conf.load(Conf.java:31)
        fix: Close a file when it is rotated or removed: rotate by reopening (a signal, or the \
        logger's own rotation) or with copytruncate; a temporary file in try-with-resources. \
        Deleting more files frees nothing. Until then `: > /proc/4711/fd/N` empties one: its \
        content is lost, and the descriptor stays.
        in: null
        sites: 1
        evidence: biggest=/var/log/app.log.1 bytes=4800000000 files=2\
        """);
  }

  @Test
  void a_small_deleted_file_is_a_temporary_one() {
    Timeline.Source temporary = timeline.file(LINE);
    temporary.deletedBytes = 99_999_999L;
    temporary.openTo("/tmp/upload");

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void a_reader_that_leaks_is_no_matter_of_rotation_though_its_files_are_deleted() {
    Timeline.Source temporary = timeline.file(LINE);
    temporary.deletedBytes = 1_000_000L;
    for (int second = 0; second < 10; second++) {
      temporary.open(3);
      timeline.tick();
    }

    assertThat(timeline.leaks().get(0).rule).isEqualTo("unclosed-file");
  }

  @Test
  void deleted_files_that_become_more_are_a_leak() {
    Timeline.Source temporary =
        timeline.source(HandleKind.FILE_OUTPUT, LINE, "java.io.FileOutputStream.open");
    temporary.deletedBytes = 1_000_000L;
    for (int second = 0; second < 10; second++) {
      temporary.open(3);
      timeline.tick();
    }

    Finding finding = timeline.leaks().get(0);

    assertThat(finding.rule).isEqualTo("deleted-but-open");
    assertThat(finding.title)
        .isEqualTo(
            "30 deleted files (/etc/app/config.yml) opened at com.acme.Conf.load(Conf.java:31) were"
                + " not closed, +180/min; together 30 deleted files hold 30.0 MB of disk");
  }

  @Test
  void deleted_files_that_are_closed_after_all_are_withdrawn() {
    Timeline.Source logs = timeline.source(HandleKind.FILE_OUTPUT, LINE);
    logs.deletedBytes = 2_400_000_000L;
    logs.open(1);
    timeline.report();
    logs.close(1);
    timeline.tick();

    assertWithdrawn("deleted-but-open", "none open: all 1 opened were closed");
  }

  @Test
  void log_handlers_of_one_pattern_are_named_with_their_locks() {
    logHandlers(3);

    assertGolden(
        """
        DSC-SUSPECT log-handlers leak suspect
        3 log handlers (/var/log/app.log) built at com.acme.Conf.load(Conf.java:31) hold 6 \
        descriptors, the log and its .lck file each
        fix: Build one FileHandler for the life of the program; where logging is configured again, \
        remove the old handler from its logger and close() it first, which also deletes the .lck \
        file.
        in: null
        sites: 2
        evidence: applicationBy=code source closed=0 descriptors=6 open=6 opened=6 orphaned=0 \
        recoveredByGc=0 verdict=suspect\
        """);
  }

  @Test
  void two_log_handlers_are_a_reconfiguration() {
    logHandlers(2);

    assertThat(timeline.report().findings).isEmpty();
  }

  private List<Timeline.Source> logHandlers(int count) {
    Timeline.Source locks =
        timeline.source(
            HandleKind.FILE_CHANNEL, LINE, "java.util.logging.FileHandler.openFiles(F.java:1)");
    Timeline.Source logs =
        timeline.source(
            HandleKind.FILE_OUTPUT, LINE, "java.util.logging.FileHandler.open(F.java:2)");
    for (int i = 0; i < count; i++) {
      String log = "/var/log/app.log" + (i == 0 ? "" : "." + i);
      locks.openTo(log + ".lck");
      logs.openTo(log);
    }
    return List.of(locks, logs);
  }

  @Test
  void log_handlers_that_are_closed_after_all_are_withdrawn() {
    List<Timeline.Source> both = logHandlers(3);
    timeline.report();
    both.forEach(source -> source.close(3));
    timeline.tick();

    assertWithdrawn("log-handlers", "none open: all 3 opened were closed");
  }

  @Test
  void jars_of_a_deployment_that_was_replaced_are_named() {
    Timeline.Source jars = jars();
    jars.openTo("/srv/app-17/lib/a.jar").openTo("/srv/app-17/lib/b.jar");
    timeline.tick(600_000);
    jars.openTo("/srv/app-18/lib/a.jar").openTo("/srv/app-18/lib/b.jar");

    assertGolden(
        """
        DSC-SUSPECT redeployed-loader leak suspect
        2 jars of an older deployment are still open: /srv/app-17/lib/a.jar and 1 more, loaded at \
        com.acme.Conf.load(Conf.java:31)
        fix: Close the old deployment's class loader (URLClassLoader.close()) when it is \
        undeployed, and stop what keeps it alive: its threads, timers, shutdown hooks, JDBC drivers \
        and thread locals. Until then only a restart frees its jars and classes.
        in: null
        sites: 1
        evidence: applicationBy=code source closed=0 descriptors=4 open=4 opened=4 orphaned=0 \
        recoveredByGc=0 verdict=suspect\
        """);
  }

  @Test
  void a_jar_that_was_deleted_is_of_an_older_deployment_too() {
    Timeline.Source jars = jars();
    jars.deletedBytes = 1_000L;
    jars.openTo("/srv/app/lib/a.jar");

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.title)
                    .startsWith(
                        "1 jar of an older deployment is still open: /srv/app/lib/a.jar, loaded"));
  }

  @Test
  void two_programs_in_one_server_share_names_of_jars() {
    Timeline.Source jars = jars();
    jars.openTo("/srv/shop/lib/a.jar");
    timeline.tick(600_000);
    jars.openTo("/srv/blog/lib/a.jar");

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void jars_of_an_old_deployment_that_are_closed_after_all_are_withdrawn() {
    Timeline.Source jars = jars();
    jars.openTo("/srv/app-17/lib/a.jar");
    timeline.tick(600_000);
    jars.openTo("/srv/app-18/lib/a.jar");
    timeline.report();
    jars.close(1);
    timeline.tick();

    assertWithdrawn("redeployed-loader", "1 open, seen for too short a time to judge");
  }

  private Timeline.Source jars() {
    return timeline.source(
        HandleKind.ZIP_FILE, LINE, "java.util.zip.ZipFile.<init>", "sun.misc.URLClassPath.x");
  }

  private void assertGolden(String text) {
    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(Golden.of(finding)).isEqualTo(text));
  }

  private void assertWithdrawn(String rule, String reason) {
    Report report = timeline.report();
    assertThat(report.findings).isEmpty();
    assertThat(report.withdrawn)
        .singleElement()
        .satisfies(
            withdrawn -> {
              assertThat(withdrawn.rule).isEqualTo(rule);
              assertThat(withdrawn.reason).isEqualTo("mended: " + reason);
            });
  }
}
