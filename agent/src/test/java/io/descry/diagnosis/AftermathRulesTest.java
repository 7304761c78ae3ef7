package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.Aftermath;
import io.descry.model.LostClass;
import io.descry.model.LostClass.How;
import io.descry.model.RefusedLimit;
import io.descry.report.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about what else fails when descriptors run out. */
class AftermathRulesTest {

  private final Timeline timeline = new Timeline();

  @Test
  void names_that_could_not_be_resolved_for_want_of_a_descriptor_are_not_blamed_on_dns() {
    timeline.aftermath = unknownHosts(3, timeline.now - 1_000);

    assertGolden(
        """
        DSC-LIMIT resolver-starved limit suspect
        3 names could not be resolved because no descriptor was free, the last as "api.example: System \
        error": DNS needs a descriptor too
        fix: Fix the leak or the limit that the other finding names, not DNS. \
        The resolver works again as soon as descriptors are free.
        in: null
        sites: 0
        evidence: message=api.example: System error unknownHosts=3\
        """);
  }

  @Test
  void names_that_are_really_unknown_are_no_finding() {
    timeline.aftermath = unknownHosts(0, null);

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void the_resolver_is_forgotten_ten_minutes_later() {
    timeline.aftermath = unknownHosts(3, timeline.now);
    timeline.report();
    timeline.tick(600_000);

    assertWithdrawn("resolver-starved");
  }

  private static Aftermath unknownHosts(long count, Long atMillis) {
    return new Aftermath(null, count, "api.example: System error", atMillis, 0, List.of());
  }

  @Test
  void classes_that_stay_broken_are_named_and_a_restart_is_advised() {
    timeline.aftermath =
        lost(
            new LostClass("com.acme.Tls", How.NOT_INITIALISED, 7),
            new LostClass("com.acme.A", How.NOT_LOADED, 1),
            new LostClass("com.acme.B", How.NOT_LOADED, 1),
            new LostClass("com.acme.C", How.NOT_FOUND, 1));

    assertGolden(
        """
        DSC-AFTER after-effects other permanent
        After descriptors ran out 1 class could not be initialised (com.acme.Tls), 2 classes could \
        not be loaded (com.acme.A, com.acme.B), 1 class was not found (com.acme.C): a restart is \
        needed
        fix: Restart this JVM, also though descriptors are free again: an initialiser that failed \
        is never run again, a line that could not load its class fails for good, and a class loader \
        forgets a jar that it could not open. Before that, fix what used the descriptors up, or it \
        comes back.
        in: null
        sites: 0
        evidence: notFound=com.acme.C notInitialised=com.acme.Tls notLoaded=com.acme.A com.acme.B\
        """);
  }

  @Test
  void running_out_alone_leaves_nothing_behind() {
    timeline.aftermath = lost();

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void a_class_that_is_found_after_all_is_withdrawn() {
    timeline.aftermath = lost(new LostClass("com.acme.C", How.NOT_FOUND, 1));
    timeline.report();
    timeline.aftermath = lost();
    timeline.tick();

    assertWithdrawn("after-effects");
  }

  private Aftermath lost(LostClass... classes) {
    return new Aftermath(timeline.now, 0, null, null, 0, List.of(classes));
  }

  @Test
  void a_system_without_open_files_is_told_with_the_share_of_this_process() {
    timeline.openFiles = 790_000L;
    timeline.maxOpenFiles = 800_000L;
    timeline.aftermath = new Aftermath(null, 0, null, null, 12, List.of());
    timeline.preAttach = 50;

    assertGolden(
        """
        DSC-LIMIT system-wide limit suspect
        The whole system ran out of open files, 790000 of 800000: this process holds 50, less than \
        1 % of them
        fix: Find who holds them: `lsof -n | awk '{print $2}' | sort | uniq -c | sort -n | tail` as \
        root. Until then `sysctl -w fs.file-max=N` makes room, and does not stop whoever takes \
        them; the limit of this process has nothing to do with it.
        in: null
        sites: 0
        evidence: failed=12 maxOpenFiles=800000 openFiles=790000 own=50\
        """);
  }

  @Test
  void a_limit_of_inotify_is_named_with_its_value() {
    timeline.aftermath = refused(RefusedLimit.Kind.INOTIFY_INSTANCES, timeline.now - 3_000);
    timeline.inotifyInstances = 128L;

    assertGolden(
        """
        DSC-LIMIT inotify-instances limit suspect
        2 watch services could not be opened at the limit `fs.inotify.max_user_instances` = 128, \
        the last 3 s ago. The limit of this process's descriptors was not hit
        fix: All processes of this user share the limit. Use one watch service for all folders, \
        and close it. To raise the limit: `sysctl -w fs.inotify.max_user_instances=512` as root.
        in: null
        sites: 0
        evidence: failed=2 setting=fs.inotify.max_user_instances value=128\
        """);
  }

  @Test
  void each_other_limit_names_its_setting() {
    timeline.aftermath = refused(RefusedLimit.Kind.INOTIFY_WATCHES, timeline.now);
    assertThat(title()).contains("2 folders could not be watched", "fs.inotify.max_user_watches");

    timeline.aftermath = refused(RefusedLimit.Kind.EPOLL_WATCHES, timeline.now);
    assertThat(title()).contains("2 registrations with a selector", "fs.epoll.max_user_watches");
  }

  @Test
  void a_limit_that_was_hit_long_ago_is_not_mentioned() {
    timeline.aftermath = refused(RefusedLimit.Kind.INOTIFY_INSTANCES, timeline.now - 600_000);

    assertThat(timeline.report().findings).isEmpty();
  }

  private String title() {
    return timeline.report().findings.get(0).title;
  }

  private static Aftermath refused(RefusedLimit.Kind kind, long atMillis) {
    List<RefusedLimit> refused = List.of(new RefusedLimit(kind, 2, atMillis));
    return new Aftermath(null, 0, null, null, 0, List.of(), refused);
  }

  @Test
  void a_system_with_room_is_not_mentioned() {
    timeline.openFiles = 700_000L;
    timeline.maxOpenFiles = 800_000L;

    assertThat(timeline.report().findings).isEmpty();
  }

  @Test
  void a_system_that_has_room_again_is_withdrawn() {
    timeline.openFiles = 790_000L;
    timeline.maxOpenFiles = 800_000L;
    timeline.report();
    timeline.openFiles = 1_000L;
    timeline.tick();

    assertWithdrawn("system-wide");
  }

  private void assertGolden(String text) {
    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(finding -> assertThat(Golden.of(finding)).isEqualTo(text));
  }

  private void assertWithdrawn(String rule) {
    Report report = timeline.report();
    assertThat(report.findings).isEmpty();
    assertThat(report.withdrawn)
        .singleElement()
        .satisfies(
            withdrawn -> {
              assertThat(withdrawn.rule).isEqualTo(rule);
              assertThat(withdrawn.reason).isEqualTo("its signs are gone");
            });
  }
}
